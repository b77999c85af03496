package dev.sallyport.it.settings;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Json;
import dev.sallyport.it.fixtures.Secrets;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /api/admin/securitySettings}: the realm's own settings in ThingsBoard's words, both ways. */
class SecuritySettingsIT {

    private static final String PATH = "/api/admin/securitySettings";

    private static final String NOTHING_SET = "{'passwordPolicy':{'minimumLength':0,'maximumLength':null,"
            + "'minimumUppercaseLetters':null,'minimumLowercaseLetters':null,'minimumDigits':null,"
            + "'minimumSpecialCharacters':null,'allowWhitespaces':true,'forceUserToResetPasswordIfNotValid':false,"
            + "'passwordExpirationPeriodDays':null,'passwordReuseFrequencyDays':null},'maxFailedLoginAttempts':null,"
            + "'userLockoutNotificationEmail':null,'mobileSecretKeyLength':64,'userActivationTokenTtl':24,"
            + "'passwordResetTokenTtl':1}";

    private static final String EVERYTHING_SET = "{'passwordPolicy':{'minimumLength':8,'maximumLength':70,"
            + "'minimumUppercaseLetters':1,'minimumLowercaseLetters':2,'minimumDigits':3,"
            + "'minimumSpecialCharacters':1,'allowWhitespaces':false,'forceUserToResetPasswordIfNotValid':false,"
            + "'passwordExpirationPeriodDays':90,'passwordReuseFrequencyDays':30},'maxFailedLoginAttempts':3,"
            + "'userLockoutNotificationEmail':'security@settings.example','mobileSecretKeyLength':128,"
            + "'userActivationTokenTtl':12,'passwordResetTokenTtl':2}";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    private static Api root;

    @BeforeAll
    static void logIn() {
        root = realm.api().login(realm.user("root").sysAdmin().create());
    }

    @BeforeEach
    void setNothing() {
        setting("passwordPolicy", "hashIterations(6)");
        save(Json.of(NOTHING_SET));
    }

    @Test
    void aRealmWithoutRulesSaysSo() {
        assertThat(root.get(PATH).text()).isEqualTo(NOTHING_SET.replace('\'', '"'));
    }

    @Test
    void whatIsSavedComesBack() {
        Answer saved = save(Json.of(EVERYTHING_SET));
        assertThat(saved.text()).isEqualTo(EVERYTHING_SET.replace('\'', '"'));
        assertThat(root.get(PATH).json()).isEqualTo(saved.json());
    }

    @Test
    void theConsoleShowsWhatIsSaved() {
        save(Json.of(EVERYTHING_SET));
        JsonNode shown = realm.admin().get(realm.path(""));
        assertThat(shown.path("passwordPolicy").asText().split(" and "))
                .containsExactlyInAnyOrder(
                        "hashIterations(6)",
                        "length(8)",
                        "maxLength(70)",
                        "upperCase(1)",
                        "lowerCase(2)",
                        "digits(3)",
                        "specialChars(1)",
                        "forceExpiredPasswordChange(90)",
                        "passwordAge(30)",
                        "sallyport-no-whitespace");
        assertThat(shown.path("bruteForceProtected").asBoolean()).isTrue();
        assertThat(shown.path("failureFactor").asInt()).isEqualTo(4);
        assertThat(shown.path("permanentLockout").asBoolean()).isFalse();
        JsonNode attributes = shown.path("attributes");
        assertThat(attributes.path("sallyport.lockout.notification-email").asText())
                .isEqualTo("security@settings.example");
        assertThat(attributes
                        .path("actionTokenGeneratedByUserLifespan.reset-credentials")
                        .asText())
                .isEqualTo("7200");
        assertThat(attributes
                        .path("actionTokenGeneratedByUserLifespan.verify-email")
                        .asText())
                .isEqualTo("43200");
        assertThat(shown.path("actionTokenGeneratedByAdminLifespan").asInt()).isEqualTo(43200);
    }

    @Test
    void whatIsSetInTheConsoleShowsHere() {
        setting("passwordPolicy", "length(12) and notUsername and digits(2) and sallyport-no-whitespace");
        setting("bruteForceProtected", true);
        setting("failureFactor", 30);
        setting("attributes", Map.of("actionTokenGeneratedByUserLifespan.reset-credentials", "5400"));
        JsonNode shown = root.get(PATH).json();
        assertThat(shown.at("/passwordPolicy/minimumLength").asInt()).isEqualTo(12);
        assertThat(shown.at("/passwordPolicy/minimumDigits").asInt()).isEqualTo(2);
        assertThat(shown.at("/passwordPolicy/allowWhitespaces").asBoolean()).isFalse();
        assertThat(shown.path("maxFailedLoginAttempts").asInt()).isEqualTo(29);
        assertThat(shown.path("passwordResetTokenTtl").asInt()).isEqualTo(2);
    }

    @Test
    void sendingBackWhatWasReadChangesNothing() {
        setting("passwordPolicy", "length(12) and notUsername");
        setting("bruteForceProtected", true);
        setting("failureFactor", 1);
        setting(
                "attributes",
                Map.of(
                        "actionTokenGeneratedByUserLifespan.reset-credentials", "5400",
                        "actionTokenGeneratedByUserLifespan.verify-email", "600"));
        JsonNode before = realm.admin().get(realm.path(""));
        save(root.get(PATH).json());
        assertThat(realm.admin().get(realm.path(""))).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "0", "-1"})
    void noLimitIsSaidInThreeWaysAndComesBackAsItWasSaid(String number) {
        save(Json.of(EVERYTHING_SET));
        save(with("maxFailedLoginAttempts", Json.of(number)));
        assertThat(root.get(PATH).json().path("maxFailedLoginAttempts").toString())
                .isEqualTo(number);
        JsonNode shown = realm.admin().get(realm.path(""));
        assertThat(shown.path("bruteForceProtected").asBoolean()).isFalse();
    }

    @Test
    void aNumberOfCharactersThatIsNotPositiveIsNoRule() {
        ObjectNode settings = with("minimumLength", Json.of("-5"));
        settings.withObject("/passwordPolicy").put("maximumLength", 0).put("minimumDigits", -1);
        assertThat(save(settings).json()).isEqualTo(settings);
        assertThat(realm.admin().get(realm.path("")).path("passwordPolicy").asText())
                .isEqualTo("hashIterations(6)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            passwordPolicy | null | passwordPolicy must not be null
            minimumLength | null | minimumLength must not be null
            minimumLength | "8" | minimumLength must be a whole number
            minimumDigits | 1.5 | minimumDigits must be a whole number
            allowWhitespaces | "no" | allowWhitespaces must be true or false
            maxFailedLoginAttempts | 99999999999 | maxFailedLoginAttempts must be a whole number
            userLockoutNotificationEmail | "nobody" | userLockoutNotificationEmail must be an e-mail address
            userLockoutNotificationEmail | 7 | userLockoutNotificationEmail must be a string
            mobileSecretKeyLength | 0 | mobileSecretKeyLength must be greater than or equal to 1
            userActivationTokenTtl | null | userActivationTokenTtl must not be null
            userActivationTokenTtl | 0 | userActivationTokenTtl must be greater than or equal to 1
            passwordResetTokenTtl | 25 | passwordResetTokenTtl must be less than or equal to 24
            """)
    void aBrokenRuleIsNamedAndNothingIsSaved(String field, String value, String violation) {
        ObjectNode settings = with(field, Json.of(value));
        settings.put("mobileSecretKeyLength", field.startsWith("mobile") ? 0 : 99);
        assertError(root.post(PATH, settings), 400, 31, "Validation error: " + violation);
        assertThat(root.get(PATH).json()).isEqualTo(Json.of(NOTHING_SET));
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        ObjectNode settings = with("passwordResetTokenTtl", Json.of("null"));
        settings.withObject("/passwordPolicy").put("minimumLength", 20).put("maximumLength", 10);
        assertError(
                root.post(PATH, settings),
                400,
                31,
                "Validation error: maximumLength must be greater than or equal to minimumLength,"
                        + " passwordResetTokenTtl must not be null");
    }

    @Test
    void moreCharactersThanFitAreRefused() {
        ObjectNode settings = with("maximumLength", Json.of("8"));
        settings.withObject("/passwordPolicy").put("minimumDigits", 5).put("minimumSpecialCharacters", 4);
        assertError(
                root.post(PATH, settings),
                400,
                31,
                "Validation error: maximumLength must leave room for the characters that are required");
    }

    @Test
    void whiteSpaceIsRefusedAtKeycloaksOwnDoorsToo() {
        save(with("allowWhitespaces", Json.of("false")));
        TestUser user = realm.user("spaces").create();
        Answer refused = realm.admin()
                .send(
                        "PUT",
                        user.path("/reset-password"),
                        Map.of("type", "password", "value", Secrets.used("not without blanks"), "temporary", false));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field("error_description")).contains("white space");
    }

    @Test
    void aChangeIsAnAdminEventWithoutTheAddress() {
        save(Json.of(EVERYTHING_SET));
        JsonNode event = realm.events().admin().get(0);
        assertThat(event.path("operationType").asText()).isEqualTo("UPDATE");
        assertThat(event.path("resourceType").asText()).isEqualTo("SALLYPORT_SECURITY_SETTINGS");
        assertThat(event.path("resourcePath").asText()).isEqualTo("sallyport/security/settings");
        assertThat(event.path("representation").asText())
                .contains("\"maxFailedLoginAttempts\":3")
                .doesNotContain("settings.example");
    }

    @Test
    void theyAreForSystemAdministratorsOnly() {
        Api other = realm.api().login(realm.user("other").roles("TENANT_ADMIN").create());
        String message = "You don't have permission to perform this operation!";
        assertError(other.get(PATH), 403, 20, message);
        assertError(other.post(PATH, "{}"), 403, 20, message);
        assertError(realm.api().get(PATH), 401, 10, "Authentication failed");
    }

    private static Answer save(JsonNode settings) {
        Answer answer = root.post(PATH, settings);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    /** The settings of a realm without rules, with one member changed, in the password policy or beside it. */
    private static ObjectNode with(String field, JsonNode value) {
        ObjectNode settings = (ObjectNode) Json.of(NOTHING_SET);
        ObjectNode policy = settings.withObject("/passwordPolicy");
        (policy.has(field) ? policy : settings).set(field, value);
        return settings;
    }

    /** What an administrator does in Keycloak's console. */
    private static void setting(String field, Object value) {
        realm.setting(field, value);
    }
}
