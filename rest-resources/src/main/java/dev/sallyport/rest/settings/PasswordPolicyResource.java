package dev.sallyport.rest.settings;

import dev.sallyport.rest.http.Answers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;

/** {@code GET /api/noauth/userPasswordPolicy}: what a new password must be (thingsboard-behaviour §4.4). */
@Produces(MediaType.APPLICATION_JSON)
public final class PasswordPolicyResource {

    private final KeycloakSession session;

    public PasswordPolicyResource(KeycloakSession session) {
        this.session = session;
    }

    @GET
    public Response get() {
        return Answers.json(new RealmSecurity(session).current().passwords().toJson());
    }
}
