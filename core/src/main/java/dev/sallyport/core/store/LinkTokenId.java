package dev.sallyport.core.store;

import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;

/** Key of {@link LinkTokenEntity}; JPA wants a class with a default constructor. */
final class LinkTokenId implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    String userId;
    String purpose;

    /** For JPA. */
    LinkTokenId() {}

    LinkTokenId(String userId, String purpose) {
        this.userId = userId;
        this.purpose = purpose;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinkTokenId that && userId.equals(that.userId) && purpose.equals(that.purpose);
    }

    @Override
    public int hashCode() {
        return Objects.hash(userId, purpose);
    }
}
