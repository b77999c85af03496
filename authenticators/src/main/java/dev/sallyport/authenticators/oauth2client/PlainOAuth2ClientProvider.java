package dev.sallyport.authenticators.oauth2client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.oauth2client.UserAttributes;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.broker.oauth.OAuth2IdentityProvider;
import org.keycloak.broker.oidc.OAuth2IdentityProviderConfig;
import org.keycloak.broker.oidc.mappers.AbstractJsonUserAttributeMapper;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.http.simple.SimpleHttpRequest;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** An OAuth2 client whose provider has no ID tokens: who somebody is tells its user info endpoint. */
final class PlainOAuth2ClientProvider extends OAuth2IdentityProvider {

    private final ClientProvider client;

    PlainOAuth2ClientProvider(KeycloakSession session, OAuth2IdentityProviderConfig config) {
        super(ClientProvider.guarded(session), config);
        this.client = new ClientProvider(session, config);
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
    public BrokeredIdentityContext getFederatedIdentity(String response) {
        if (extractTokenFromResponse(response, getAccessTokenResponseParameter()) == null) {
            // Keycloak's own words have the response in them.
            throw new IdentityBrokerException("No access token in the answer of the token endpoint");
        }
        return super.getFederatedIdentity(response);
    }

    @Override
    protected String extractTokenFromResponse(String response, String name) {
        try {
            return super.extractTokenFromResponse(response, name);
        } catch (IdentityBrokerException e) {
            return null;
        }
    }

    @Override
    protected BrokeredIdentityContext doGetFederatedIdentity(String accessToken) {
        BrokeredIdentityContext identity = super.doGetFederatedIdentity(accessToken);
        if (!(identity.getContextData().get(AbstractJsonUserAttributeMapper.CONTEXT_JSON_NODE)
                instanceof ObjectNode userInfo)) {
            throw new IdentityBrokerException("The user info is no JSON object");
        }
        UserAttributes attributes = new UserAttributes(userInfo);
        String id = Stream.of("sub", "id", client.client().userNameAttribute())
                .map(attributes::text)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IdentityBrokerException("The user info does not say who it is about"));
        identity.setId(id);
        identity.setBrokerUserId(getConfig().getAlias() + "." + id);
        identity.setUsername(
                attributes.text(client.client().userNameAttribute()).orElse(id));
        new ProviderAnswer(userInfo, accessToken).keepIn(identity);
        return identity;
    }

    @Override
    public void authenticationFinished(AuthenticationSessionModel login, BrokeredIdentityContext context) {
        client.requireAdmitted(login);
        super.authenticationFinished(login, context);
    }
}
