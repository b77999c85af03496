package dev.sallyport.rest.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.keycloak.PasswordRule;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/**
 * How somebody wrote that there is no rule. ThingsBoard takes null, 0 and negative numbers for that and gives back what
 * it was sent; Keycloak just has no rule then. Kept as a realm attribute, a JSON object of the numbers, and shown only
 * where there is no rule.
 */
final class NoRules {

    private static final String ATTRIBUTE = "sallyport.security-settings.no-rules";
    private static final JsonMapper JSON = new JsonMapper();

    private final RealmModel realm;

    NoRules(RealmModel realm) {
        this.realm = realm;
    }

    /** The number, 0 or less; empty when it was null, or nobody wrote anything. */
    Optional<Integer> as(String field) {
        JsonNode number = saved().path(field);
        return number.canConvertToInt() && number.intValue() <= 0 ? Optional.of(number.intValue()) : Optional.empty();
    }

    void remember(SecuritySettings settings) {
        ObjectNode numbers = JsonNodeFactory.instance.objectNode();
        for (PasswordRule rule : PasswordRule.values()) {
            Optional.ofNullable(settings.passwords().numbers().get(rule))
                    .filter(number -> number <= 0)
                    .ifPresent(number -> numbers.put(rule.field(), number));
        }
        settings.maxFailedLogins()
                .filter(number -> number <= 0)
                .ifPresent(number -> numbers.put(SecuritySettings.MAX_FAILED_LOGINS, number));
        if (numbers.isEmpty()) {
            realm.removeAttribute(ATTRIBUTE);
        } else {
            realm.setAttribute(ATTRIBUTE, numbers.toString());
        }
    }

    /** Whatever cannot be read says nothing. */
    private JsonNode saved() {
        try {
            return JSON.readTree(
                    Optional.ofNullable(realm.getAttribute(ATTRIBUTE)).orElse("{}"));
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
