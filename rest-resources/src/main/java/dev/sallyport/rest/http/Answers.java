package dev.sallyport.rest.http;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.KeycloakSession;

/** Answers that are no errors in ThingsBoard's format: status 200, nulls written out (thingsboard-behaviour §1.5), if not said otherwise. */
public final class Answers {

    private Answers() {}

    public static Response json(JsonNode body) {
        return Response.ok(body.toString(), MediaType.APPLICATION_JSON_TYPE).build();
    }

    /** No body and no content type; Keycloak wants to be told that this is no mistake. */
    public static Response empty(KeycloakSession session) {
        session.getProvider(SecurityHeadersProvider.class).options().allowEmptyContentType();
        return Response.ok().build();
    }

    /** Sends the client to a path on the host that it called, whatever it is called: relative, without a body. */
    public static Response seeOther(KeycloakSession session, String path) {
        session.getProvider(SecurityHeadersProvider.class).options().allowEmptyContentType();
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** No body, as ThingsBoard answers to a link that leads nowhere (thingsboard-behaviour §4.6). */
    public static Response emptyConflict(KeycloakSession session) {
        session.getProvider(SecurityHeadersProvider.class).options().allowEmptyContentType();
        return Response.status(Response.Status.CONFLICT).build();
    }
}
