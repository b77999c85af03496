package dev.sallyport.authenticators.oauth2client;

import dev.sallyport.core.oauth2client.OAuth2Clients;
import java.util.Map;
import org.keycloak.broker.oidc.AbstractOAuth2IdentityProvider;
import org.keycloak.broker.oidc.OAuth2IdentityProviderConfig;
import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.broker.oidc.OIDCIdentityProviderFactory;
import org.keycloak.broker.provider.AbstractIdentityProviderFactory;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/**
 * The identity providers that are OAuth2 clients of ThingsBoard's. One id for both protocols, because Keycloak cannot change
 * the id of an identity provider that has users: it speaks OpenID Connect where the scope has {@code openid} and there are
 * keys to check ID tokens with, and plain OAuth 2.0 otherwise.
 */
public final class OAuth2ClientProviderFactory
        extends AbstractIdentityProviderFactory<AbstractOAuth2IdentityProvider<?>> {

    @Override
    public String getName() {
        return "OAuth2 client (Sallyport)";
    }

    @Override
    public AbstractOAuth2IdentityProvider<?> create(KeycloakSession session, IdentityProviderModel model) {
        // Of a provider's tokens none is kept.
        IdentityProviderModel own = new IdentityProviderModel(model);
        own.setStoreToken(false);
        return new ClientProvider(session, model).speaksOpenId()
                ? new OpenIdClientProvider(session, new OIDCIdentityProviderConfig(own))
                : new PlainOAuth2ClientProvider(session, new OAuth2IdentityProviderConfig(own));
    }

    @Override
    public IdentityProviderModel createConfig() {
        return new OIDCIdentityProviderConfig();
    }

    /** What the console imports from a provider's OpenID Connect metadata. */
    @Override
    public Map<String, String> parseConfig(KeycloakSession session, String metadata) {
        return new OIDCIdentityProviderFactory().parseConfig(session, metadata);
    }

    @Override
    public String getId() {
        return OAuth2Clients.PROVIDER;
    }
}
