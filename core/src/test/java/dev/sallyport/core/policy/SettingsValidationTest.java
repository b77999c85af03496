package dev.sallyport.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every message of thingsboard-behaviour §7.1, and ours where we are stricter. */
class SettingsValidationTest {

    private static final String PREFIX = "Validation error: ";

    @Nested
    class GivenTopLevelMembers {

        @ParameterizedTest
        @ValueSource(strings = {"providers", "minVerificationCodeSendPeriod", "totalAllowedTimeForVerification"})
        void readWhenARequiredOneIsMissingOrNullThenItMustNotBeNull(String field) {
            assertRefused(Settings.without(field), PREFIX + field + " must not be null");
            assertRefused(Settings.with(field, "null"), PREFIX + field + " must not be null");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "providers | {} | providers must be an array",
                    "providers | \"x\" | providers must be an array",
                    "minVerificationCodeSendPeriod | 4 | minVerificationCodeSendPeriod must be greater than or equal to 5",
                    "minVerificationCodeSendPeriod | -1 | minVerificationCodeSendPeriod must be greater than or equal to 5",
                    "minVerificationCodeSendPeriod | \"30\" | minVerificationCodeSendPeriod must be a whole number",
                    "minVerificationCodeSendPeriod | 3000000000 | minVerificationCodeSendPeriod must be a whole number",
                    "totalAllowedTimeForVerification | 59 | totalAllowedTimeForVerification must be greater than or equal to 60",
                    "totalAllowedTimeForVerification | true | totalAllowedTimeForVerification must be a whole number",
                    "maxVerificationFailuresBeforeUserLockout | -1 | maxVerificationFailuresBeforeUserLockout must be positive",
                    "maxVerificationFailuresBeforeUserLockout | \"3\" | maxVerificationFailuresBeforeUserLockout must be positive",
                    "enforceTwoFa | \"true\" | enforceTwoFa must be true or false",
                    "enforceTwoFa | 1 | enforceTwoFa must be true or false"
                })
        void readWhenOneIsOutOfRangeThenTheMessageNamesIt(String field, String json, String message) {
            assertRefused(Settings.with(field, json), PREFIX + message);
        }

        @ParameterizedTest
        @ValueSource(strings = {"''", "'3'", "'0:900'", "'03:900'", "'3:900,3:900'", "3", "{}", "['3:900']"})
        void readWhenTheRateLimitIsUnreadableThenInvalid(String json) {
            assertRefused(
                    Settings.with("verificationCodeCheckRateLimit", json),
                    PREFIX + "verificationCodeCheckRateLimit is invalid");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "minVerificationCodeSendPeriod | 5",
                    "totalAllowedTimeForVerification | 60",
                    "maxVerificationFailuresBeforeUserLockout | 0",
                    "maxVerificationFailuresBeforeUserLockout | null",
                    "verificationCodeCheckRateLimit | \"3:900\"",
                    "enforceTwoFa | null",
                    "providers | []"
                })
        void readWhenAtTheEdgeThenAccepted(String field, String json) throws InvalidSettings {
            assertThat(Settings.read(Settings.with(field, json))).isNotNull();
        }
    }

    @Nested
    class GivenSeveralMistakes {

        @Test
        void readWhenAllRequiredAreMissingThenSortedAndJoined() {
            assertRefused(
                    "{}",
                    PREFIX + "minVerificationCodeSendPeriod must not be null, providers must not be null,"
                            + " totalAllowedTimeForVerification must not be null");
        }

        @Test
        void readWhenTwoProvidersHaveTheSameMistakeThenItIsSaidOnce() {
            assertRefused(
                    Settings.with(
                            "providers",
                            "[{'providerType':'EMAIL'},{'providerType':'TOTP'},{'providerType':'EMAIL'},"
                                    + "{'providerType':'SMS'}]"),
                    PREFIX + "issuerName must not be blank, smsVerificationMessageTemplate is required,"
                            + " verificationCodeLifetime is required");
        }

        /** The order of ThingsBoard: rules about several members come after those about one. */
        @Test
        void readWhenEnforcedAndAMemberIsInvalidThenTheMemberFirst() {
            String json = "{\"providers\":[],\"minVerificationCodeSendPeriod\":1,"
                    + "\"totalAllowedTimeForVerification\":60,\"enforceTwoFa\":true}";
            assertRefused(json, PREFIX + "minVerificationCodeSendPeriod must be greater than or equal to 5");
        }
    }

    @Nested
    class GivenTextThatIsNoObject {

        @ParameterizedTest
        @ValueSource(strings = {"{", "{\"providers\":", "{'a':1}", "secret", "{} {}", "{\"a\":1,\"a\":2}"})
        void readWhenMalformedThenRefusedWithoutQuotingIt(String json) {
            assertRefused(json, "The settings are not valid JSON");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "null", "[]", "1", "\"x\"", "true"})
        void readWhenAnotherKindOfJsonThenRefused(String json) {
            assertRefused(json, "The settings must be a JSON object");
        }
    }

    static void assertRefused(String json, String message) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Settings.read(json))
                .withMessage(message);
    }
}
