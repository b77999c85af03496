package dev.sallyport.rest.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sallyport.core.apikey.ApiKeyValue;
import dev.sallyport.core.apikey.ImportRefused;
import dev.sallyport.core.apikey.ImportedKey;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.rest.apikey.Description;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** A row of ThingsBoard's table {@code api_key}, in the names of its columns or in those of its API. */
final class ImportRow {

    private static final Set<String> MEMBERS = Set.of(
            "id",
            "created_time",
            "user_id",
            "user",
            "expiration_time",
            "last_used_time",
            "description",
            "value",
            "enabled",
            "tenant_id",
            "expired");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final int LONGEST_DESCRIPTION = 255;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final JsonNode row;

    ImportRow(KeycloakSession session, RealmModel realm, JsonNode row) {
        this.session = session;
        this.realm = realm;
        this.row = row;
    }

    ImportedKey key() throws ImportRefused {
        refuseUnknownMembers();
        return new ImportedKey(
                id("id").map(id -> id.toLowerCase(Locale.ROOT))
                        .filter(id -> UUID.matcher(id).matches())
                        .orElseThrow(() -> bad("id", "must be a UUID")),
                owner(),
                time("created_time").orElse(ServerTime.now()),
                time("expiration_time"),
                time("last_used_time"),
                description(),
                enabled(),
                value());
    }

    private void refuseUnknownMembers() throws ImportRefused {
        TreeSet<String> names = new TreeSet<>();
        row.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            if (!MEMBERS.contains(snakeCase(name))) {
                throw bad(name, "is unknown");
            }
        }
    }

    private UserModel owner() throws ImportRefused {
        if (!member("user").isMissingNode()) {
            return text("user")
                    .map(name -> KeycloakModelUtils.findUserByNameOrEmail(session, realm, name))
                    .orElseThrow(() -> bad("user", "must be the user name or e-mail address of a user"));
        }
        return id("user_id")
                .map(id -> session.users().getUserById(realm, id))
                .orElseThrow(() -> bad("user_id", "must be the id of a user"));
    }

    /** As text, or as an object that has it. */
    private Optional<String> id(String name) {
        JsonNode id = member(name);
        return Optional.of(id.isObject() ? id.path("id") : id)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    private Optional<String> text(String name) {
        return Optional.of(member(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    /** Empty for 0, ThingsBoard's "never". */
    private Optional<Instant> time(String name) throws ImportRefused {
        JsonNode time = member(name);
        if (!time.isMissingNode() && !(time.isIntegralNumber() && time.canConvertToLong())) {
            throw bad(name, "must be a number of milliseconds");
        }
        return Optional.of(time.asLong(0)).filter(millis -> millis != 0).map(Instant::ofEpochMilli);
    }

    private String description() throws ImportRefused {
        return text("description")
                .filter(text -> !text.isBlank() && text.length() <= LONGEST_DESCRIPTION)
                .filter(text -> !Description.isMalformed(text))
                .orElseThrow(() ->
                        bad("description", "must have 1 to " + LONGEST_DESCRIPTION + " characters, and no markup"));
    }

    private boolean enabled() throws ImportRefused {
        JsonNode enabled = member("enabled");
        if (!enabled.isMissingNode() && !enabled.isBoolean()) {
            throw bad("enabled", "must be true or false");
        }
        return enabled.asBoolean(false);
    }

    private ApiKeyValue value() throws ImportRefused {
        return text("value").flatMap(ApiKeyValue::parse).orElseThrow(() -> bad("value", "must be an API key"));
    }

    /** Null is as good as absent. */
    private JsonNode member(String snake) {
        return row.properties().stream()
                .filter(member -> snakeCase(member.getKey()).equals(snake))
                .map(Map.Entry::getValue)
                .filter(value -> !value.isNull())
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static ImportRefused bad(String field, String message) {
        return new ImportRefused(field + " " + message);
    }
}
