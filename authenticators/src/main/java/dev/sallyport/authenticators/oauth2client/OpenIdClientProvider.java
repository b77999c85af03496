package dev.sallyport.authenticators.oauth2client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.events.EventBuilder;
import org.keycloak.http.simple.SimpleHttpRequest;
import org.keycloak.models.IdentityProviderType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.services.ErrorResponseException;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.JsonSerialization;

/** An OAuth2 client whose provider speaks OpenID Connect. It is for logins in a browser, and nothing else. */
final class OpenIdClientProvider extends OIDCIdentityProvider {

    private final ClientProvider client;

    OpenIdClientProvider(KeycloakSession session, OIDCIdentityProviderConfig config) {
        super(ClientProvider.guarded(session), config);
        config.setUseJwksUrl(true);
        config.setValidateSignature(true);
        this.client = new ClientProvider(session, config);
    }

    @Override
    public Object callback(RealmModel realm, AuthenticationCallback callback, EventBuilder event) {
        return new ClientCallback(session, client, this, callback);
    }

    @Override
    public Response performLogin(AuthenticationRequest request) {
        return client.begin(request, () -> super.performLogin(request));
    }

    @Override
    public SimpleHttpRequest authenticateTokenRequest(SimpleHttpRequest request) {
        return client.authenticate(request, () -> super.authenticateTokenRequest(request));
    }

    /** What user info says counts; the ID token says the rest. */
    @Override
    protected BrokeredIdentityContext extractIdentity(
            AccessTokenResponse tokens, String accessToken, JsonWebToken idToken) throws IOException {
        BrokeredIdentityContext identity = super.extractIdentity(tokens, accessToken, idToken);
        if (identity.getId() == null) {
            // OpenID Connect Core §5.3.2: without it, the user info can be anybody's.
            throw new IdentityBrokerException("The user info does not say who it is about");
        }
        ObjectNode attributes = JsonSerialization.mapper.valueToTree(idToken);
        if (identity.getContextData().get(USER_INFO) instanceof ObjectNode userInfo) {
            attributes.setAll(userInfo);
        }
        client.describe(identity, attributes, accessToken);
        return identity;
    }

    @Override
    public void preprocessFederatedIdentity(
            KeycloakSession request, RealmModel realm, BrokeredIdentityContext context) {
        try {
            super.preprocessFederatedIdentity(request, realm, context);
        } catch (ErrorResponseException e) {
            // It would show the browser JSON.
            throw new IdentityBrokerException("The ID token is of another login");
        }
    }

    /** Keeps no tokens of the provider's. */
    @Override
    public void authenticationFinished(AuthenticationSessionModel login, BrokeredIdentityContext context) {
        client.requireAdmitted(login);
    }

    /** A logout ends here, as ThingsBoard's does. */
    @Override
    public Response keycloakInitiatedBrowserLogout(
            KeycloakSession request, UserSessionModel userSession, UriInfo uri, RealmModel realm) {
        return null;
    }

    @Override
    public void backchannelLogout(
            KeycloakSession request, UserSessionModel userSession, UriInfo uri, RealmModel realm) {}

    @Override
    public boolean isType(KeycloakSession request, IdentityProviderType type) {
        return switch (type) {
            case ANY, USER_AUTHENTICATION -> super.isType(request, type);
            case CLIENT_ASSERTION, TRUST_MATERIAL, EXCHANGE_EXTERNAL_TOKEN, JWT_AUTHORIZATION_GRANT -> false;
        };
    }

    @Override
    protected boolean supportsExternalExchange() {
        return false;
    }
}
