package dev.sallyport.core.store;

import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;

/** Key of {@link SingleUseEntity}; JPA wants a class with a default constructor. */
final class SingleUseId implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    String ownerId;
    String useKey;

    /** For JPA. */
    SingleUseId() {}

    SingleUseId(String ownerId, String useKey) {
        this.ownerId = ownerId;
        this.useKey = useKey;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SingleUseId that && ownerId.equals(that.ownerId) && useKey.equals(that.useKey);
    }

    @Override
    public int hashCode() {
        return Objects.hash(ownerId, useKey);
    }
}
