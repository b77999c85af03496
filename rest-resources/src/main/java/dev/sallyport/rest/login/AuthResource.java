package dev.sallyport.rest.login;

import dev.sallyport.core.keycloak.TokenPair;
import dev.sallyport.rest.caller.Caller;
import dev.sallyport.rest.caller.Callers;
import dev.sallyport.rest.http.Answers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;

/** login-endpoint and auth-controller (thingsboard-behaviour §3, §4). */
@Produces(MediaType.APPLICATION_JSON)
public final class AuthResource {

    private final KeycloakSession session;

    public AuthResource(KeycloakSession session) {
        this.session = session;
    }

    /** Any content type will do, as long as the body is the JSON. */
    @POST
    @Path("login")
    @Consumes(MediaType.WILDCARD)
    public Response login(String body) {
        return Answers.json(
                new PasswordLogin(session).login(Credentials.read(body)).toJson());
    }

    @POST
    @Path("token")
    @Consumes(MediaType.WILDCARD)
    public Response token(String body) {
        TokenPair pair = new TokenRefresh(session).refresh(body);
        return Answers.json(LoginAnswer.of(pair).toJson());
    }

    @GET
    @Path("user")
    public Response user() {
        Caller.Known caller = new Callers(session).requireUser();
        return Answers.json(UserJson.of(session, caller));
    }

    /** A key opens nothing for good: only a user himself. */
    @POST
    @Path("changePassword")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response changePassword(String body) {
        Caller.LoggedIn caller = new Callers(session).requireLoggedIn();
        TokenPair pair = new ChangePassword(session).perform(caller, body);
        return Answers.json(LoginAnswer.of(pair).toJson());
    }

    @POST
    @Path("logout")
    @Consumes(MediaType.WILDCARD)
    public Response logout() {
        // Of a key nothing ends: it is not a session.
        if (new Callers(session).requireUser() instanceof Caller.LoggedIn caller) {
            new Logout(session).end(caller);
        }
        return Answers.empty(session);
    }
}
