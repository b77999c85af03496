package dev.sallyport.rest.settings;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.keycloak.PasswordRule;
import dev.sallyport.rest.http.Fields;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * ThingsBoard's password policy (thingsboard-behaviour §4.4).
 *
 * @param numbers          as they were sent; null is absent here. What is not positive is no rule
 * @param allowWhitespaces whether white space may be in a password
 * @param forceReset       whether a typed password that breaks the policy ends a login
 */
record PasswordSettings(Map<PasswordRule, Integer> numbers, boolean allowWhitespaces, boolean forceReset) {

    private static final String ALLOW_WHITESPACES = "allowWhitespaces";
    private static final String FORCE_RESET = "forceUserToResetPasswordIfNotValid";

    /** Those of which a password must have a number at least. */
    private static final List<PasswordRule> KINDS =
            List.of(PasswordRule.UPPERCASE, PasswordRule.LOWERCASE, PasswordRule.DIGITS, PasswordRule.SPECIAL);

    static PasswordSettings read(Fields fields) {
        Map<PasswordRule, Integer> numbers = new EnumMap<>(PasswordRule.class);
        for (PasswordRule rule : PasswordRule.values()) {
            Optional<Integer> number = rule == PasswordRule.MINIMUM_LENGTH
                    ? fields.requiredNumber(rule.field())
                    : fields.number(rule.field());
            number.ifPresent(n -> numbers.put(rule, n));
        }
        PasswordSettings settings =
                new PasswordSettings(numbers, fields.flag(ALLOW_WHITESPACES, true), fields.flag(FORCE_RESET, false));
        settings.requireSatisfiable(fields);
        return settings;
    }

    /** A rule; empty when there is none. */
    Optional<Integer> rule(PasswordRule rule) {
        return Optional.ofNullable(numbers.get(rule)).filter(number -> number > 0);
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (PasswordRule rule : PasswordRule.values()) {
            if (rule == PasswordRule.EXPIRY) {
                json.put(ALLOW_WHITESPACES, allowWhitespaces).put(FORCE_RESET, forceReset);
            }
            json.put(rule.field(), numbers.get(rule));
        }
        return json;
    }

    /** Nobody could set a password any more. */
    private void requireSatisfiable(Fields fields) {
        Optional<Integer> most = rule(PasswordRule.MAXIMUM_LENGTH);
        String field = PasswordRule.MAXIMUM_LENGTH.field();
        if (most.isPresent() && most.get() < rule(PasswordRule.MINIMUM_LENGTH).orElse(0)) {
            fields.reject(field, "must be greater than or equal to minimumLength");
        }
        long required = KINDS.stream().mapToLong(kind -> rule(kind).orElse(0)).sum();
        if (most.isPresent() && most.get() < required) {
            fields.reject(field, "must leave room for the characters that are required");
        }
    }
}
