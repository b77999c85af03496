package dev.sallyport.authenticators.oauth2client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.keycloak.broker.provider.BrokeredIdentityContext;

/**
 * What a provider said about somebody, as the mapper reads it.
 *
 * @param attributes  the user info, and the claims of the ID token that it does not have; never null
 * @param accessToken the provider's
 */
record ProviderAnswer(ObjectNode attributes, String accessToken) {

    private static final String KEY = "sallyport.provider-answer";

    /** Keeps it for the mapper of the same request. */
    void keepIn(BrokeredIdentityContext context) {
        context.getContextData().put(KEY, this);
    }

    /** Takes it out, because Keycloak writes what is left there into the authentication session. */
    static Optional<ProviderAnswer> takeFrom(BrokeredIdentityContext context) {
        return Optional.ofNullable((ProviderAnswer) context.getContextData().remove(KEY));
    }

    ProviderAnswer with(PostedName name) {
        return new ProviderAnswer(name.addTo(attributes.deepCopy()), accessToken);
    }

    @Override
    public String toString() {
        return "***";
    }
}
