package dev.sallyport.rest.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.tenancy.Affiliation;
import dev.sallyport.rest.caller.Caller;
import dev.sallyport.rest.http.EntityId;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** ThingsBoard's {@code User} (thingsboard-behaviour §4.1), key order as there. */
final class UserJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Keycloak keeps no optimistic-lock counter of users. */
    private static final int VERSION = 1;

    private UserJson() {}

    static ObjectNode of(KeycloakSession session, Caller.Known caller) {
        UserModel user = caller.user();
        Affiliation affiliation = caller.affiliation(session);
        String email = Optional.ofNullable(user.getEmail()).orElse(user.getUsername());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("id", EntityId.of("USER", user.getId()));
        json.put("createdTime", user.getCreatedTimestamp());
        json.set("tenantId", EntityId.of("TENANT", affiliation.tenantId()));
        json.set("customerId", EntityId.of("CUSTOMER", affiliation.customerId()));
        json.put("email", email);
        json.put("authority", caller.authority().orElseThrow().name());
        json.put("firstName", user.getFirstName());
        json.put("lastName", user.getLastName());
        json.put("phone", user.getFirstAttribute("phone"));
        json.put("version", VERSION);
        json.put("name", email);
        json.set("additionalInfo", additionalInfo(user));
        return json;
    }

    /** An object, or null when there is none or somebody edited it into something else. */
    private static JsonNode additionalInfo(UserModel user) {
        String text = user.getFirstAttribute("additionalInfo");
        if (text == null) {
            return null;
        }
        try {
            JsonNode node = JSON.readTree(text);
            return node.isObject() ? node : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
