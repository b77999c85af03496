package dev.sallyport.rest.oauth2login;

import dev.sallyport.core.keycloak.BrowserLogin;
import dev.sallyport.core.keycloak.LoginCookie;
import dev.sallyport.core.keycloak.TokenPair;
import dev.sallyport.core.policy.OAuth2Policy;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.http.Parameters;
import dev.sallyport.rest.login.LoginEvents;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The two ends of a login through an OAuth2 client in the browser (thingsboard-behaviour §9.4). Keycloak does all between. */
public final class OAuth2LoginResource {

    private static final String STATE = "[A-Za-z0-9-]{20,64}";

    private final KeycloakSession session;
    private final RealmModel realm;

    OAuth2LoginResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /**
     * Sends the browser to Keycloak, and on to the provider.
     *
     * @param prevUri path on this host where it lands in the end; ignored when it is anything else
     */
    @GET
    @Path("authorization/{id}")
    public Response begin(@PathParam("id") String id, @QueryParam("prevUri") String prevUri) {
        String alias = new LoginClients(session)
                .alias(Parameters.uuid(id))
                .orElseThrow(() -> ApiError.ITEM_NOT_FOUND.because("Oauth2 client with id [" + id + "] is not found"));
        String state = SecretGenerator.getInstance().randomString(32);
        new LoginCookie(session, realm, state).set(Landing.path(prevUri));
        return away(new BrowserLogin(session, realm).authorization(state, alias));
    }

    /** Takes the browser from Keycloak to the domain, with a code for {@code POST /api/noauth/oauth2/token}. */
    @GET
    @Path("code")
    public Response end(
            @QueryParam("state") String state, @QueryParam("code") String code, @QueryParam("error") String error) {
        Landing landing = new Landing(session);
        if (state == null || !state.matches(STATE)) {
            return away(landing.failed("[authorization_request_not_found]"));
        }
        LoginCookie cookie = new LoginCookie(session, realm, state);
        Optional<String> path = cookie.content();
        if (path.isEmpty()) {
            return away(landing.failed("[authorization_request_not_found]"));
        }
        cookie.remove();
        if (code == null) {
            return away(landing.failed("[" + (error == null ? "server_error" : error.replaceAll("\\W", "")) + "]"));
        }
        if (new OAuth2Policy(realm).settings().tokensInRedirect()) {
            return away(withTokens(landing, path.get(), code));
        }
        new LandedCode(session, code).tie();
        return away(landing.withCode(path.get(), code));
    }

    private URI withTokens(Landing landing, String path, String code) {
        Optional<TokenPair> pair = new BrowserLogin(session, realm)
                .exchange(code, new LoginEvents(session).begin(EventType.CODE_TO_TOKEN));
        return pair.map(tokens -> landing.withTokens(path, tokens)).orElseGet(() -> landing.failed("[invalid_grant]"));
    }

    /** Nothing of it is kept or told to other hosts. */
    private static Response away(URI location) {
        return Response.status(Response.Status.FOUND)
                .location(location)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
