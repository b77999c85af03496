package dev.sallyport.rest.login;

import dev.sallyport.rest.http.Answers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;

/** What the auth-controller does for people who are not logged in (thingsboard-behaviour §4). */
@Produces(MediaType.APPLICATION_JSON)
public final class NoAuthResource {

    private final KeycloakSession session;

    public NoAuthResource(KeycloakSession session) {
        this.session = session;
    }

    @POST
    @Path("resetPassword")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response resetPassword(String body) {
        new ResetPassword(session).perform(body);
        return Answers.empty(session);
    }
}
