package dev.sallyport.core.store;

import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;

/** Key of {@link ApiKeyNetworkEntity}; JPA wants a class with a default constructor. */
final class ApiKeyNetworkId implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    String apiKey;
    String network;

    /** For JPA. */
    ApiKeyNetworkId() {}

    ApiKeyNetworkId(String apiKey, String network) {
        this.apiKey = apiKey;
        this.network = network;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApiKeyNetworkId that && apiKey.equals(that.apiKey) && network.equals(that.network);
    }

    @Override
    public int hashCode() {
        return Objects.hash(apiKey, network);
    }
}
