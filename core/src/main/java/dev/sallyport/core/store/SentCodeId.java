package dev.sallyport.core.store;

import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;

/** Key of {@link SentCodeEntity}; JPA wants a class with a default constructor. */
final class SentCodeId implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    String userId;
    String channel;
    String purpose;

    /** For JPA. */
    SentCodeId() {}

    SentCodeId(String userId, String channel, String purpose) {
        this.userId = userId;
        this.channel = channel;
        this.purpose = purpose;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SentCodeId that
                && userId.equals(that.userId)
                && channel.equals(that.channel)
                && purpose.equals(that.purpose);
    }

    @Override
    public int hashCode() {
        return Objects.hash(userId, channel, purpose);
    }
}
