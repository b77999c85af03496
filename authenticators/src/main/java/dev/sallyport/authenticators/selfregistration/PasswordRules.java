package dev.sallyport.authenticators.selfregistration;

import dev.sallyport.core.policy.OwnPasswordRules;
import java.util.List;
import java.util.Map;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;

/** The rules of a realm's password policy that a page can check while somebody types; the others are checked when he sends. */
final class PasswordRules {

    /** In the order in which they are shown; with a number or without. */
    private static final List<String> SHOWN = List.of(
            "length",
            "maxLength",
            "upperCase",
            "lowerCase",
            "digits",
            "specialChars",
            OwnPasswordRules.NO_WHITESPACE,
            "notUsername",
            "notContainsUsername",
            "notEmail");

    private PasswordRules() {}

    /** Each as {@code name}, as the script and the texts call it, and {@code number}, 0 where it has none. */
    static List<Map<String, Object>> of(RealmModel realm) {
        PasswordPolicy policy = realm.getPasswordPolicy();
        return SHOWN.stream()
                .filter(policy.getPolicies()::contains)
                .map(id -> Map.<String, Object>of("name", id, "number", number(policy, id)))
                .toList();
    }

    private static int number(PasswordPolicy policy, String id) {
        return policy.getPolicyConfig(id) instanceof Integer number ? number : 0;
    }
}
