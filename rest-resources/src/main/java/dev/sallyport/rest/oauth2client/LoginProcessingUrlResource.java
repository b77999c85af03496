package dev.sallyport.rest.oauth2client;

import dev.sallyport.rest.caller.Callers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;

/** {@code GET /api/oauth2/loginProcessingUrl} (thingsboard-behaviour §9.2). */
public final class LoginProcessingUrlResource {

    private final KeycloakSession session;

    public LoginProcessingUrlResource(KeycloakSession session) {
        this.session = session;
    }

    /** Text that parses as JSON; ThingsBoard's clients expect the quotation marks. */
    @GET
    public Response get() {
        ClientScope.of(session, new Callers(session).requireUser());
        return Response.ok("\"/login/oauth2/code/\"", MediaType.TEXT_PLAIN_TYPE).build();
    }
}
