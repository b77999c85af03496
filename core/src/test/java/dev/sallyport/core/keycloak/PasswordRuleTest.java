package dev.sallyport.core.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordRuleTest {

    /** thingsboard-behaviour §4.9, §4.10. */
    @ParameterizedTest
    @CsvSource({
        "length, Password must be 8 or more characters in length.",
        "maxLength, Password must be no more than 8 characters in length.",
        "upperCase, Password must contain 8 or more uppercase characters.",
        "lowerCase, Password must contain 8 or more lowercase characters.",
        "digits, Password must contain 8 or more digit characters.",
        "specialChars, Password must contain 8 or more special characters.",
        "passwordAge, Password was already used for the last 8 days"
    })
    void messageWhenBrokenThenThingsBoardsWords(String policy, String message) {
        assertThat(PasswordRule.ofPolicy(policy).orElseThrow().message(8)).isEqualTo(message);
    }

    @Test
    void ofPolicyWhenThingsBoardHasNoneThenEmpty() {
        assertThat(PasswordRule.ofPolicy("notUsername")).isEmpty();
    }
}
