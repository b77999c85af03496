package dev.sallyport.authenticators.oauth2client;

import dev.sallyport.core.oauth2client.LoginRefusedException.Reason;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.broker.oidc.AbstractOAuth2IdentityProvider;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider.AuthenticationCallback;
import org.keycloak.broker.provider.util.IdentityBrokerState;
import org.keycloak.http.simple.SimpleHttp;
import org.keycloak.http.simple.SimpleHttpRequest;
import org.keycloak.http.simple.SimpleHttpResponse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.ErrorPage;
import org.keycloak.services.Urls;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The redirect URI of an OAuth2 client at its provider. In place of Keycloak's own, which knows no posted answers (OAuth 2.0
 * Form Post Response Mode), logs what providers answer, and ends with 500 where one does not.
 */
public final class ClientCallback {

    private static final Logger LOG = Logger.getLogger(ClientCallback.class);

    /** Note in which Keycloak keeps the PKCE verifier (AbstractOAuth2IdentityProvider.BROKER_CODE_CHALLENGE_PARAM). */
    private static final String VERIFIER = "BROKER_CODE_CHALLENGE";

    private static final int LONGEST_REASON = 200;

    private final KeycloakSession session;
    private final ClientProvider client;
    private final AbstractOAuth2IdentityProvider<?> provider;
    private final AuthenticationCallback broker;

    /** @param session the provider's guarded one */
    ClientCallback(
            KeycloakSession session,
            ClientProvider client,
            AbstractOAuth2IdentityProvider<?> provider,
            AuthenticationCallback broker) {
        this.session = session;
        this.client = client;
        this.provider = provider;
        this.broker = broker;
    }

    @GET
    public Response redirected(
            @QueryParam("state") String state, @QueryParam("code") String code, @QueryParam("error") String error) {
        return end(state, code, error, PostedName.NONE);
    }

    /** @param user what Apple posts beside the code at somebody's first login */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response posted(
            @FormParam("state") String state,
            @FormParam("code") String code,
            @FormParam("error") String error,
            @FormParam("user") String user) {
        return end(state, code, error, client.takesPostedNames() ? PostedName.of(user) : PostedName.NONE);
    }

    private Response end(String state, String code, String error, PostedName name) {
        if (!isState(state)) {
            return ErrorPage.error(
                    session, null, Response.Status.BAD_REQUEST, Messages.IDENTITY_PROVIDER_MISSING_STATE_ERROR);
        }
        try {
            AuthenticationSessionModel login = broker.getAndVerifyAuthenticationSession(state);
            session.getContext().setAuthenticationSession(login);
            return code == null || error != null ? refused(login, error) : arrived(login, code, name);
        } catch (WebApplicationException e) {
            return e.getResponse();
        }
    }

    /** Keycloak's own reading of what is none ends with 500 (26.7.4). */
    private boolean isState(String state) {
        try {
            return state != null
                    && IdentityBrokerState.encoded(state, session.getContext().getRealm()) != null;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** The provider does not say who somebody is. */
    private Response refused(AuthenticationSessionModel login, String error) {
        if (OAuthErrorException.ACCESS_DENIED.equals(error)) {
            return broker.cancelled(provider.getConfig());
        }
        if (OAuthErrorException.LOGIN_REQUIRED.equals(error)
                || OAuthErrorException.INTERACTION_REQUIRED.equals(error)) {
            return broker.error(provider.getConfig(), error);
        }
        return failed(login, "the provider sent the browser back with " + (error == null ? "nothing" : error));
    }

    private Response arrived(AuthenticationSessionModel login, String code, PostedName name) {
        try {
            BrokeredIdentityContext identity = provider.getFederatedIdentity(tokens(login, code));
            ProviderAnswer.takeFrom(identity)
                    .map(answer -> answer.with(name))
                    .ifPresent(answer -> answer.keepIn(identity));
            identity.setIdp(provider);
            identity.setAuthenticationSession(login);
            return broker.authenticated(identity);
        } catch (WebApplicationException e) {
            throw e;
        } catch (IdentityBrokerException | IOException e) {
            return failed(login, e.getMessage());
        } catch (RuntimeException e) {
            // Its words may have an answer in them.
            return failed(login, e.getClass().getName());
        }
    }

    /** What the token endpoint answers, when there is an access token in it. */
    private String tokens(AuthenticationSessionModel login, String code) throws IOException {
        SimpleHttpRequest request = SimpleHttp.create(session)
                .doPost(client.client().accessTokenUri())
                .header("Accept", MediaType.APPLICATION_JSON)
                .param(OAuth2Constants.GRANT_TYPE, OAuth2Constants.AUTHORIZATION_CODE)
                .param(OAuth2Constants.CODE, code)
                .param(OAuth2Constants.REDIRECT_URI, redirectUri(login));
        Optional.ofNullable(login.getClientNote(VERIFIER))
                .filter(verifier -> provider.getConfig().isPkceEnabled())
                .ifPresent(verifier -> request.param(OAuth2Constants.CODE_VERIFIER, verifier));
        try (SimpleHttpResponse response =
                provider.authenticateTokenRequest(request).asResponse()) {
            TokenAnswer answer = new TokenAnswer(response.getStatus(), response.asString());
            return answer.requireAccessToken();
        }
    }

    private String redirectUri(AuthenticationSessionModel login) {
        return Urls.identityProviderAuthnResponse(
                        session.getContext().getUri().getBaseUri(),
                        provider.getConfig().getAlias(),
                        login.getRealm().getName())
                .toString();
    }

    private Response failed(AuthenticationSessionModel login, String why) {
        String line = why.replaceAll("\\p{Cntrl}", " ");
        LOG.warnf(
                "No login through OAuth2 client %s: %s",
                client.client().id(), line.substring(0, Math.min(line.length(), LONGEST_REASON)));
        return client.login(login).refusal(Reason.NO_ANSWER);
    }
}
