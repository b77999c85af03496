package dev.sallyport.rest.http;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.KeycloakSession;

/** Successful answers: always status 200, nulls written out (thingsboard-behaviour §1.5). */
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
}
