package dev.sallyport.it.twofactor;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Json;
import dev.sallyport.it.fixtures.Server;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /api/2fa/settings}: what a platform may say about second factors. */
class PlatformSettingsIT {

    private static final String PATH = "/api/2fa/settings";
    private static final String ATTRIBUTE = "sallyport.two-factor.settings";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations().smsOutbox();

    private static final String SMS =
            "{'providerType':'SMS','verificationCodeLifetime':120,'smsVerificationMessageTemplate':'Code: ${code}'}";
    private static final String EMAIL = "{'providerType':'EMAIL','verificationCodeLifetime':120}";

    private Api sysAdmin;

    @BeforeEach
    void logInAndForgetSettings() {
        realm.admin().put(realm.path(""), Map.of("attributes", Map.of(ATTRIBUTE, "")));
        sysAdmin = realm.api()
                .login(realm.user("sysadmin-" + System.nanoTime()).sysAdmin().create());
    }

    @Test
    void thereAreNoneUntilSomebodySavesThem() {
        Answer answer = sysAdmin.get(PATH);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
        assertThat(sysAdmin.get("/api/2fa/providers").text()).isEqualTo("[]");
    }

    @Test
    void whatIsSavedComesBackWithAllFields() {
        JsonNode sent = Json.of("""
                {'providers':[{'providerType':'TOTP','issuerName':'ThingsBoard'},
                {'providerType':'SMS','verificationCodeLifetime':120,'smsVerificationMessageTemplate':'Code: ${code}'},
                {'providerType':'EMAIL','verificationCodeLifetime':120},
                {'providerType':'BACKUP_CODE','codesQuantity':10}],
                'minVerificationCodeSendPeriod':30,'verificationCodeCheckRateLimit':'3:900',
                'maxVerificationFailuresBeforeUserLockout':30,'totalAllowedTimeForVerification':3600,
                'enforceTwoFa':false,'enforcedUsersFilter':null}
                """);
        Answer saved = sysAdmin.post(PATH, sent);
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.json()).isEqualTo(sent);
        assertThat(sysAdmin.get(PATH).json()).isEqualTo(sent);
        assertThat(sysAdmin.get("/api/2fa/providers").text()).isEqualTo("[\"TOTP\",\"SMS\",\"EMAIL\",\"BACKUP_CODE\"]");
    }

    @Test
    void smsCannotBeOfferedWithoutAGatewayNorEmailWithoutAMailServer() {
        realm.removeSmsSenders();
        assertError(sysAdmin.post(PATH, offering(SMS)), 400, 31, "SMS service is not configured");
        realm.smsOutbox();
        realm.setting("smtpServer", Map.of("host", "127.0.0.1", "port", "1", "from", "x@sallyport.invalid"));
        assertError(sysAdmin.post(PATH, offering(EMAIL)), 400, 31, "Mail service is not set up");
        realm.setting("smtpServer", Map.of());
        assertError(sysAdmin.post(PATH, offering(EMAIL)), 400, 31, "Mail service is not set up");
        assertThat(sysAdmin.get(PATH).text()).isEmpty();
        realm.setting(
                "smtpServer",
                Map.of(
                        "host", "127.0.0.1",
                        "port", String.valueOf(Server.outbox().smtpPort()),
                        "from", "no-reply@sallyport.invalid"));
        assertThat(sysAdmin.post(PATH, offering(EMAIL)).status()).isEqualTo(200);
    }

    /** As after an upgrade without the installer. */
    @Test
    void whatTheBrowserFlowDoesNotAskForCannotBeOffered() {
        String executions =
                realm.path("/authentication/flows/sallyport browser/executions").replace(" ", "%20");
        ObjectNode sms = StreamSupport.stream(realm.admin().get(executions).spliterator(), false)
                .filter(execution -> execution.path("providerId").asText().equals("sallyport-sms"))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow();
        realm.admin().put(executions, sms.deepCopy().put("requirement", "DISABLED"));
        assertError(
                sysAdmin.post(PATH, offering(SMS)),
                400,
                31,
                "Validation error: providers must not contain SMS as long as the browser flow has no sallyport-sms:"
                        + " run the installer");
        realm.admin().put(executions, sms);
        assertThat(sysAdmin.post(PATH, offering(SMS)).status()).isEqualTo(200);
    }

    @Test
    void aTextThatWouldBeSplitIsWarnedAbout() {
        Answer fits = sysAdmin.post(PATH, offering(SMS));
        assertThat(fits.header("Warning")).isEmpty();
        Answer split = sysAdmin.post(PATH, offering(SMS.replace("Code:", "Code: " + "x".repeat(150))));
        assertThat(split.status()).isEqualTo(200);
        assertThat(split.header("Warning"))
                .isEqualTo("299 - \"smsVerificationMessageTemplate makes messages of 2 SMS: it is longer than one SMS"
                        + " of 160 characters\"");
        Answer unicode = sysAdmin.post(PATH, offering(SMS.replace("Code:", "Код " + "x".repeat(66))));
        assertThat(unicode.header("Warning")).contains("2 SMS").contains("70 characters");
    }

    private static String offering(String provider) {
        return "{\"providers\":[" + provider.replace('\'', '"')
                + "],\"minVerificationCodeSendPeriod\":5,\"totalAllowedTimeForVerification\":60}";
    }

    @Test
    void absentFieldsComeBackAsNull() {
        Answer saved = sysAdmin.post(
                PATH, "{\"providers\":[],\"minVerificationCodeSendPeriod\":5,\"totalAllowedTimeForVerification\":60}");
        assertThat(saved.json().fieldNames())
                .toIterable()
                .containsExactly(
                        "providers",
                        "minVerificationCodeSendPeriod",
                        "verificationCodeCheckRateLimit",
                        "maxVerificationFailuresBeforeUserLockout",
                        "totalAllowedTimeForVerification",
                        "enforceTwoFa",
                        "enforcedUsersFilter");
        assertThat(saved.json().path("verificationCodeCheckRateLimit").isNull()).isTrue();
        assertThat(saved.json().path("maxVerificationFailuresBeforeUserLockout").isNull())
                .isTrue();
        assertThat(saved.json().path("enforceTwoFa").isBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "providers | null | providers must not be null",
                "minVerificationCodeSendPeriod | null | minVerificationCodeSendPeriod must not be null",
                "minVerificationCodeSendPeriod | 4 | minVerificationCodeSendPeriod must be greater than or equal to 5",
                "totalAllowedTimeForVerification | null | totalAllowedTimeForVerification must not be null",
                "totalAllowedTimeForVerification | 59 | totalAllowedTimeForVerification must be greater than or equal to 60",
                "verificationCodeCheckRateLimit | '' | verificationCodeCheckRateLimit is invalid",
                "verificationCodeCheckRateLimit | '3' | verificationCodeCheckRateLimit is invalid",
                "verificationCodeCheckRateLimit | '3:0' | verificationCodeCheckRateLimit is invalid",
                "verificationCodeCheckRateLimit | '03:10' | verificationCodeCheckRateLimit is invalid",
                "verificationCodeCheckRateLimit | '-3:10' | verificationCodeCheckRateLimit is invalid",
                "maxVerificationFailuresBeforeUserLockout | -1 | maxVerificationFailuresBeforeUserLockout must be positive"
            })
    void aBadFieldIsNamed(String field, String value, String message) {
        ObjectNode settings = valid();
        settings.set(field, Json.of(value));
        assertError(sysAdmin.post(PATH, settings), 400, 31, "Validation error: " + message);
        assertThat(sysAdmin.get(PATH).text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'providerType':'TOTP'} | issuerName must not be blank",
                "{'providerType':'TOTP','issuerName':' '} | issuerName must not be blank",
                "{'providerType':'SMS','verificationCodeLifetime':120} | smsVerificationMessageTemplate is required",
                "{'providerType':'SMS','verificationCodeLifetime':120,'smsVerificationMessageTemplate':'Code'}"
                        + " | smsVerificationMessageTemplate must contain verification code",
                "{'providerType':'SMS','verificationCodeLifetime':120,'smsVerificationMessageTemplate':'a\\n${code}'}"
                        + " | smsVerificationMessageTemplate must contain verification code",
                "{'providerType':'SMS','smsVerificationMessageTemplate':'${code}'} | verificationCodeLifetime is required",
                "{'providerType':'EMAIL'} | verificationCodeLifetime is required",
                "{'providerType':'EMAIL','verificationCodeLifetime':0} | verificationCodeLifetime is required",
                "{'providerType':'EMAIL','verificationCodeLifetime':601}"
                        + " | verificationCodeLifetime must be less than or equal to 600",
                "{'providerType':'BACKUP_CODE'} | codesQuantity must be greater than 0",
                "{'providerType':'BACKUP_CODE','codesQuantity':0} | codesQuantity must be greater than 0"
            })
    void aBadProviderIsNamed(String provider, String message) {
        ObjectNode settings = valid();
        settings.putArray("providers").add(Json.of(provider));
        assertError(sysAdmin.post(PATH, settings), 400, 31, "Validation error: " + message);
    }

    @Test
    void allMistakesAreListedInOrderEachOnce() {
        assertError(
                sysAdmin.post(PATH, "{}"),
                400,
                31,
                "Validation error: minVerificationCodeSendPeriod must not be null, providers must not be null,"
                        + " totalAllowedTimeForVerification must not be null");
        ObjectNode twice = valid();
        twice.putArray("providers").add(Json.of("{'providerType':'TOTP'}")).add(Json.of("{'providerType':'TOTP'}"));
        assertError(sysAdmin.post(PATH, twice), 400, 31, "Validation error: issuerName must not be blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'providerType':'VOICE'}", "{'providerType':'totp','issuerName':'X'}", "{}", "17"})
    void anUnknownProviderIsRefused(String provider) {
        ObjectNode settings = valid();
        settings.putArray("providers").add(Json.of(provider));
        Answer answer = sysAdmin.post(PATH, settings);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field("message")).contains("providerType");
    }

    @Test
    void nullAndZeroFailuresMeanNoLock() {
        assertThat(sysAdmin.post(PATH, valid().put("maxVerificationFailuresBeforeUserLockout", 0))
                        .status())
                .isEqualTo(200);
        assertThat(sysAdmin.post(PATH, valid().putNull("maxVerificationFailuresBeforeUserLockout"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void unknownFieldsAreIgnored() {
        Answer saved = sysAdmin.post(PATH, valid().put("useSystemTwoFactorAuthSettings", true));
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.json().has("useSystemTwoFactorAuthSettings")).isFalse();
    }

    @Test
    void enforcementNeedsAProviderAndAFilter() {
        ObjectNode noFilter = valid().put("enforceTwoFa", true);
        assertError(sysAdmin.post(PATH, noFilter), 400, 31, "Users filter to enforce 2FA for is required");
        ObjectNode noProvider = noFilter.deepCopy();
        noProvider.putArray("providers");
        noProvider.set("enforcedUsersFilter", Json.of("{'type':'ALL_USERS'}"));
        assertError(
                sysAdmin.post(PATH, noProvider),
                400,
                31,
                "At least one 2FA provider is required if enforcing is enabled");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'ALL_USERS'}",
                "{'type':'SYSTEM_ADMINISTRATORS'}",
                "{'type':'TENANT_ADMINISTRATORS','tenantsIds':null,'tenantProfilesIds':null}",
                "{'type':'TENANT_ADMINISTRATORS','tenantsIds':[],'tenantProfilesIds':null}",
                "{'type':'TENANT_ADMINISTRATORS','tenantsIds':['TENANT']," + "'tenantProfilesIds':null}",
                "{'type':'TENANT_ADMINISTRATORS','tenantsIds':null,"
                        + "'tenantProfilesIds':['aaee39b0-e62a-11f1-8849-3f708e255e40']}"
            })
    void aFilterComesBackAsItWasSent(String pattern) {
        String filter =
                pattern.replace("TENANT'", realm.tenant("T" + System.nanoTime()).id() + "'");
        ObjectNode settings = valid().put("enforceTwoFa", true);
        settings.set("enforcedUsersFilter", Json.of(filter));
        assertThat(sysAdmin.post(PATH, settings).json().path("enforcedUsersFilter"))
                .isEqualTo(Json.of(filter));
        // The administrator who saved it has no factor, yet his session goes on.
        assertThat(sysAdmin.get(PATH).json().path("enforcedUsersFilter")).isEqualTo(Json.of(filter));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'USER_LIST'}",
                "{}",
                "{'type':'TENANT_ADMINISTRATORS','tenantsIds':['no uuid']}",
                "{'type':'TENANT_ADMINISTRATORS','tenantProfilesIds':'aaee39b0-e62a-11f1-8849-3f708e255e40'}"
            })
    void anUnknownFilterIsRefused(String filter) {
        ObjectNode settings = valid().put("enforceTwoFa", true);
        settings.set("enforcedUsersFilter", Json.of(filter));
        Answer answer = sysAdmin.post(PATH, settings);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field("message")).startsWith("Validation error: enforcedUsersFilter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TENANT_ADMIN", "CUSTOMER_USER"})
    void onlySystemAdministratorsSeeAndChangeThem(String role) {
        Api other = realm.api()
                .login(realm.user("other-" + System.nanoTime()).roles(role).create());
        String denied = "You don't have permission to perform this operation!";
        assertError(other.get(PATH), 403, 20, denied);
        assertError(other.post(PATH, valid()), 403, 20, denied);
        assertError(realm.api().get(PATH), 401, 10, "Authentication failed");
        assertThat(other.get("/api/2fa/providers").status()).isEqualTo(200);
    }

    @Test
    void whatIsSavedIsTheRealmsAttribute() {
        sysAdmin.post(PATH, valid());
        JsonNode attributes = realm.admin().get(realm.path("")).path("attributes");
        assertThat(Json.of(attributes.path(ATTRIBUTE).asText()).path("providers"))
                .hasSize(2);
    }

    @Test
    void aChangeIsAnAdminEvent() {
        sysAdmin.post(PATH, valid());
        JsonNode event = realm.events().admin().stream()
                .filter(e -> e.path("resourceType").asText().equals("SALLYPORT_TWO_FACTOR_SETTINGS"))
                .findFirst()
                .orElseThrow();
        assertThat(event.path("operationType").asText()).isEqualTo("UPDATE");
        assertThat(event.path("resourcePath").asText()).isEqualTo("sallyport/two-factor/settings");
        assertThat(Json.of(event.path("representation").asText()).path("providers"))
                .hasSize(2);
    }

    private static ObjectNode valid() {
        return (ObjectNode) Json.of(TwoFactorSettings.totpAndBackupCodes().json());
    }
}
