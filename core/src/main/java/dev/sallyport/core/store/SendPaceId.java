package dev.sallyport.core.store;

import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;

/** Key of {@link SendPaceEntity}; JPA wants a class with a default constructor. */
final class SendPaceId implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    String userId;
    String channel;

    /** For JPA. */
    SendPaceId() {}

    SendPaceId(String userId, String channel) {
        this.userId = userId;
        this.channel = channel;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SendPaceId that && userId.equals(that.userId) && channel.equals(that.channel);
    }

    @Override
    public int hashCode() {
        return Objects.hash(userId, channel);
    }
}
