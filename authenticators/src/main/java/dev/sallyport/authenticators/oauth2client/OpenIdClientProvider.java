package dev.sallyport.authenticators.oauth2client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.events.EventBuilder;
import org.keycloak.http.simple.SimpleHttpRequest;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.JsonSerialization;

/** An OAuth2 client whose provider speaks OpenID Connect. */
final class OpenIdClientProvider extends OIDCIdentityProvider {

    private final ClientProvider client;

    /** What Apple posts beside the code at somebody's first login. */
    private Optional<JsonNode> posted = Optional.empty();

    OpenIdClientProvider(KeycloakSession session, OIDCIdentityProviderConfig config) {
        super(ClientProvider.guarded(session), config);
        this.client = new ClientProvider(session, config);
    }

    @Override
    public Object callback(RealmModel realm, AuthenticationCallback callback, EventBuilder event) {
        return new PostedAnswer(callback, realm, event, this);
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
    protected BrokeredIdentityContext extractIdentity(
            AccessTokenResponse tokens, String accessToken, JsonWebToken idToken) throws IOException {
        BrokeredIdentityContext identity = super.extractIdentity(tokens, accessToken, idToken);
        ObjectNode attributes = JsonSerialization.mapper.valueToTree(idToken);
        posted.map(user -> user.path("name"))
                .filter(JsonNode::isObject)
                .ifPresent(name -> attributes.setAll((ObjectNode) name));
        if (identity.getContextData().get(USER_INFO) instanceof ObjectNode userInfo) {
            attributes.setAll(userInfo);
        }
        new ProviderAnswer(attributes, accessToken).keepIn(identity);
        return identity;
    }

    @Override
    public void authenticationFinished(AuthenticationSessionModel login, BrokeredIdentityContext context) {
        client.requireAdmitted(login);
        super.authenticationFinished(login, context);
    }

    private void keepPosted(String user) {
        try {
            posted = Optional.of(mapper.readTree(user));
        } catch (JsonProcessingException e) {
            // Somebody without a name can log in too.
            posted = Optional.empty();
        }
    }

    /**
     * The redirect URI of providers that may post their answer (OAuth 2.0 Form Post Response Mode). Apple's has the names of
     * the user beside the code; they are signed by nobody, so nothing else of it is looked at.
     */
    protected static final class PostedAnswer extends OIDCEndpoint {

        private final OpenIdClientProvider provider;

        PostedAnswer(
                AuthenticationCallback callback, RealmModel realm, EventBuilder event, OpenIdClientProvider provider) {
            super(callback, realm, event, provider);
            this.provider = provider;
        }

        @POST
        @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
        public Response posted(
                @FormParam("state") String state,
                @FormParam("code") String code,
                @FormParam("error") String error,
                @FormParam("error_description") String description,
                @FormParam("user") String user) {
            if (user != null) {
                provider.keepPosted(user);
            }
            return authResponse(state, code, error, description);
        }
    }
}
