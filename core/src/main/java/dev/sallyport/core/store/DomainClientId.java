package dev.sallyport.core.store;

import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;

/** Key of {@link DomainClientEntity}; JPA wants a class with a default constructor. */
final class DomainClientId implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    String domainId;
    String clientId;

    /** For JPA. */
    DomainClientId() {}

    @Override
    public boolean equals(Object other) {
        return other instanceof DomainClientId that && domainId.equals(that.domainId) && clientId.equals(that.clientId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(domainId, clientId);
    }
}
