package dev.sallyport.core.keycloak;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * ThingsBoard's numbers of a password policy and the policies of Keycloak's that they stand for, in the order in which
 * ThingsBoard reports what is broken (thingsboard-behaviour §4.9, §4.10).
 */
public enum PasswordRule {
    MINIMUM_LENGTH("minimumLength", "length", "Password must be %d or more characters in length."),
    MAXIMUM_LENGTH("maximumLength", "maxLength", "Password must be no more than %d characters in length."),
    UPPERCASE("minimumUppercaseLetters", "upperCase", "Password must contain %d or more uppercase characters."),
    LOWERCASE("minimumLowercaseLetters", "lowerCase", "Password must contain %d or more lowercase characters."),
    DIGITS("minimumDigits", "digits", "Password must contain %d or more digit characters."),
    SPECIAL("minimumSpecialCharacters", "specialChars", "Password must contain %d or more special characters."),
    /** Broken by a password that is too old, which no new one is. */
    EXPIRY("passwordExpirationPeriodDays", "forceExpiredPasswordChange", ""),
    REUSE("passwordReuseFrequencyDays", "passwordAge", "Password was already used for the last %d days");

    private final String field;
    private final String policy;
    private final String message;

    PasswordRule(String field, String policy, String message) {
        this.field = field;
        this.policy = policy;
        this.message = message;
    }

    /** The rule behind a policy of Keycloak's; empty when ThingsBoard has none like it. */
    static Optional<PasswordRule> ofPolicy(String policy) {
        return Stream.of(values()).filter(rule -> rule.policy.equals(policy)).findFirst();
    }

    /** Name in ThingsBoard's JSON. */
    public String field() {
        return field;
    }

    /** Id in Keycloak's password policy; its configuration is the same number. */
    public String policy() {
        return policy;
    }

    /** ThingsBoard's words for a password that breaks the rule. */
    String message(int number) {
        return message.formatted(number);
    }
}
