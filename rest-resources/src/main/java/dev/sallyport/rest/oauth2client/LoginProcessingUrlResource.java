package dev.sallyport.rest.oauth2client;

import dev.sallyport.rest.caller.Callers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;

/** {@code GET /api/oauth2/loginProcessingUrl} (thingsboard-behaviour §9.2). */
public final class LoginProcessingUrlResource {

    private final KeycloakSession session;

    public LoginProcessingUrlResource(KeycloakSession session) {
        this.session = session;
    }

    /** Text that parses as JSON, and is said to be JSON to who asks for it; clients expect the quotation marks. */
    @GET
    public Response get(@HeaderParam(HttpHeaders.ACCEPT) String accept) {
        ClientScope.of(session, new Callers(session).requireUser());
        boolean asJson = accept != null && accept.contains(MediaType.APPLICATION_JSON);
        return Response.ok("\"/login/oauth2/code/\"", asJson ? MediaType.APPLICATION_JSON : MediaType.TEXT_PLAIN)
                .build();
    }
}
