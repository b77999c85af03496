package dev.sallyport.authenticators.oauth2client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import org.keycloak.broker.oauth.OAuth2IdentityProvider;
import org.keycloak.broker.oidc.OAuth2IdentityProviderConfig;
import org.keycloak.broker.oidc.mappers.AbstractJsonUserAttributeMapper;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.events.EventBuilder;
import org.keycloak.http.simple.SimpleHttpRequest;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** An OAuth2 client whose provider has no ID tokens: who somebody is tells its user info endpoint. */
final class PlainOAuth2ClientProvider extends OAuth2IdentityProvider {

    private final ClientProvider client;

    PlainOAuth2ClientProvider(KeycloakSession session, OAuth2IdentityProviderConfig config) {
        super(ClientProvider.guarded(session), config);
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

    @Override
    protected BrokeredIdentityContext doGetFederatedIdentity(String accessToken) {
        BrokeredIdentityContext identity = super.doGetFederatedIdentity(accessToken);
        if (!(identity.getContextData().get(AbstractJsonUserAttributeMapper.CONTEXT_JSON_NODE)
                instanceof ObjectNode userInfo)) {
            throw new IdentityBrokerException("The user info is no JSON object");
        }
        client.describe(identity, userInfo, accessToken);
        return identity;
    }

    /** Keeps no tokens of the provider's. */
    @Override
    public void authenticationFinished(AuthenticationSessionModel login, BrokeredIdentityContext context) {
        client.requireAdmitted(login);
    }
}
