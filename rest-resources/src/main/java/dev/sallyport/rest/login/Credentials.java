package dev.sallyport.rest.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.error.ApiException;
import dev.sallyport.rest.http.Json;
import java.util.Iterator;
import java.util.Set;

/**
 * The body of a login. Whatever is wrong with it, ThingsBoard answers the same.
 *
 * @param username the e-mail address
 * @param password not empty; blanks count
 */
record Credentials(String username, String password) {

    static Credentials read(String body) {
        ObjectNode object = strict(body, Set.of("username", "password"));
        String username = object.path("username").asText("");
        String password = object.path("password").asText("");
        if (username.isBlank() || password.isEmpty()) {
            throw ApiError.unauthenticated();
        }
        return new Credentials(username, password);
    }

    /** An object with text members of these names and no others. */
    static ObjectNode strict(String body, Set<String> fields) {
        ObjectNode object;
        try {
            object = Json.object(body);
        } catch (ApiException e) {
            throw ApiError.unauthenticated();
        }
        Iterator<String> names = object.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            JsonNode value = object.get(name);
            if (!fields.contains(name) || !value.isTextual()) {
                throw ApiError.unauthenticated();
            }
        }
        return object;
    }

    @Override
    public String toString() {
        return "Credentials[***]";
    }
}
