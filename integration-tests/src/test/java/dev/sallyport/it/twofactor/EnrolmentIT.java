package dev.sallyport.it.twofactor;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.ApiEnrolment;
import dev.sallyport.it.fixtures.Json;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.Totp;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Generate, submit, verify and save. */
class EnrolmentIT {

    private static final String CONFIG = "/api/2fa/account/config";
    private static final String INCORRECT = "Verification code is incorrect";
    private static final String NOT_CONFIGURED = "2FA provider is not configured";
    private static final String FOREIGN = "otpauth://totp/aba:aba?issuer=aba&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    private TestUser user;
    private Api api;

    @BeforeEach
    void logIn() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
        user = realm.user("user-" + System.nanoTime()).sysAdmin().create();
        api = realm.api().login(user);
    }

    @Test
    void aTotpProposalIsThingsBoardsUrl() {
        realm.twoFactor(TwoFactorSettings.none().totp("ThingsBoard (Tenant)"));
        ObjectNode proposal = ApiEnrolment.generate(api, "TOTP");
        ApiEnrolment.app(proposal);
        assertThat(proposal.path("providerType").asText()).isEqualTo("TOTP");
        assertThat(proposal.path("useByDefault").asBoolean(true)).isFalse();
        assertThat(proposal.path("authUrl").asText())
                .matches("\\Qotpauth://totp/ThingsBoard%20(Tenant):" + user.email()
                        + "?issuer=ThingsBoard+%28Tenant%29&secret=\\E[A-Z2-7]{32}");
        assertThat(user.credentialTypes()).containsExactly("password");
    }

    @Test
    void backupCodesAreEightLettersOfCrockfordsAlphabet() {
        ObjectNode proposal = ApiEnrolment.generate(api, "BACKUP_CODE");
        List<String> codes = codes(proposal);
        assertThat(codes).hasSize(10).allMatch(code -> code.matches("[0-9a-hjkmnp-tv-z]{8}"));
        assertThat(new HashSet<>(codes)).hasSize(10);
        assertThat(proposal.path("codesLeft").asInt()).isEqualTo(10);
        assertThat(codes(ApiEnrolment.generate(api, "BACKUP_CODE"))).doesNotContainAnyElementsOf(codes);
    }

    @Test
    void aProposalIsStillMadeWhenThereIsOneAlready() {
        ApiEnrolment.totp(api);
        ApiEnrolment.app(ApiEnrolment.generate(api, "TOTP"));
    }

    @Test
    void aSavedAppIsKeycloaksOwn() {
        ObjectNode proposal = ApiEnrolment.generate(api, "TOTP");
        Answer saved =
                ApiEnrolment.save(api, proposal, ApiEnrolment.app(proposal).code());
        assertThat(saved.json().path("configs").path("TOTP")).isEqualTo(proposal.put("useByDefault", true));
        assertThat(user.credentialTypes()).contains("otp");
        assertThat(user.credentials().stream()
                        .filter(c -> c.path("type").asText().equals("otp"))
                        .map(c -> Json.of(c.path("credentialData").asText())))
                .allSatisfy(data -> {
                    assertThat(data.path("digits").asInt()).isEqualTo(6);
                    assertThat(data.path("period").asInt()).isEqualTo(30);
                    assertThat(data.path("algorithm").asText()).isEqualTo("HmacSHA1");
                });
    }

    @Test
    void savedBackupCodesAreNotShownAgain() {
        ApiEnrolment.totp(api);
        ObjectNode proposal = ApiEnrolment.generate(api, "BACKUP_CODE");
        Answer saved = api.post(CONFIG, proposal);
        assertThat(saved.json().path("configs").path("BACKUP_CODE"))
                .isEqualTo(Json.of("{'providerType':'BACKUP_CODE','useByDefault':false,'codes':null,'codesLeft':10}"));
        assertPair(SecondDoor.of(user).backupCode(codes(proposal).get(9)));
        assertThat(api.get("/api/2fa/account/settings")
                        .json()
                        .at("/configs/BACKUP_CODE/codesLeft")
                        .asInt())
                .isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abcdef", "12345", "1234567"})
    void aBadCodeSavesNothing(String code) {
        ObjectNode proposal = ApiEnrolment.generate(api, "TOTP");
        assertError(ApiEnrolment.save(api, proposal, code), 400, 31, INCORRECT);
        assertError(api.post(CONFIG, proposal), 400, 31, INCORRECT);
        assertThat(user.credentialTypes()).containsExactly("password");
        assertThat(ApiEnrolment.save(api, proposal, ApiEnrolment.app(proposal).code())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anAppIsSetUpOnce() {
        ApiEnrolment.totp(api);
        ObjectNode second = ApiEnrolment.generate(api, "TOTP");
        assertError(
                ApiEnrolment.save(api, second, ApiEnrolment.app(second).code()),
                400,
                31,
                "2FA provider is already configured");
        ApiEnrolment.backupCodes(api);
        assertError(
                api.post(CONFIG, ApiEnrolment.generate(api, "BACKUP_CODE")),
                400,
                31,
                "2FA provider is already configured");
    }

    @Test
    void backupCodesNeedAnotherMethodFirst() {
        assertError(
                api.post(CONFIG, ApiEnrolment.generate(api, "BACKUP_CODE")),
                400,
                31,
                "To use 2FA backup codes you first need to configure at least one provider");
    }

    @Test
    void theClientDoesNotChooseTheSecret() {
        ObjectNode own = (ObjectNode) Json.of("{'providerType':'TOTP','useByDefault':true}");
        own.put("authUrl", FOREIGN);
        assertThat(api.post(CONFIG + "/submit", own).status()).isEqualTo(200);
        Answer refused = ApiEnrolment.save(api, own, Totp.ofUrl(FOREIGN).code());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field("message")).startsWith("Validation error: authUrl was not generated");
        assertThat(user.credentialTypes()).containsExactly("password");
    }

    @Test
    void theClientDoesNotChooseBackupCodes() {
        ApiEnrolment.totp(api);
        ObjectNode proposal = ApiEnrolment.generate(api, "BACKUP_CODE");
        ObjectNode own = proposal.deepCopy();
        own.putArray("codes").add("00000000").add("11111111");
        ObjectNode fewer = proposal.deepCopy();
        fewer.withArray("codes").remove(0);
        for (ObjectNode bad : List.of(own, fewer)) {
            assertThat(api.post(CONFIG, bad).field("message")).startsWith("Validation error: codes were not generated");
        }
        assertThat(user.credentialTypes()).doesNotContain("sallyport-backup-code");
        assertThat(api.post(CONFIG, proposal).status()).isEqualTo(200);
    }

    @Test
    void whatWasOfferedToSomebodyElseIsRefused() {
        TestUser other = realm.user("other-" + System.nanoTime()).sysAdmin().create();
        Api otherApi = realm.api().login(other);
        ObjectNode proposal = ApiEnrolment.generate(otherApi, "TOTP");
        Answer refused =
                ApiEnrolment.save(api, proposal, ApiEnrolment.app(proposal).code());
        assertThat(refused.field("message")).startsWith("Validation error: authUrl was not generated");
        assertThat(user.credentialTypes()).containsExactly("password");
        ApiEnrolment.totp(api);
        assertThat(api.post(CONFIG, ApiEnrolment.generate(otherApi, "BACKUP_CODE"))
                        .field("message"))
                .startsWith("Validation error: codes were not generated");
    }

    @Test
    void anOfferIsTakenOnce() {
        ObjectNode proposal = ApiEnrolment.generate(api, "TOTP");
        Totp app = ApiEnrolment.app(proposal);
        assertThat(ApiEnrolment.save(api, proposal, app.code()).status()).isEqualTo(200);
        api.delete(CONFIG + "?providerType=TOTP");
        assertThat(ApiEnrolment.save(api, proposal, app.codeOfStep(1)).field("message"))
                .startsWith("Validation error: authUrl was not generated");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'providerType':'TOTP'} | authUrl must not be blank",
                "{'providerType':'TOTP','authUrl':' '} | authUrl must not be blank",
                "{'providerType':'TOTP','authUrl':'https://x.example'} | authUrl is invalid",
                "{'providerType':'BACKUP_CODE'} | codes must not be empty",
                "{'providerType':'BACKUP_CODE','codes':[]} | codes must not be empty"
            })
    void aBadConfigurationIsNamed(String config, String message) {
        assertError(api.post(CONFIG + "/submit", Json.of(config)), 400, 31, "Validation error: " + message);
        assertError(api.post(CONFIG, Json.of(config)), 400, 31, "Validation error: " + message);
    }

    @Test
    void submitSendsAndStoresNothing() {
        Answer answer = api.post(CONFIG + "/submit", ApiEnrolment.generate(api, "TOTP"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
        assertThat(user.credentialTypes()).containsExactly("password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOTP", "SMS", "EMAIL", "BACKUP_CODE"})
    void whatIsNotOfferedCannotBeSetUp(String providerType) {
        realm.twoFactor(TwoFactorSettings.none());
        assertError(api.post(CONFIG + "/generate?providerType=" + providerType), 400, 31, NOT_CONFIGURED);
        assertError(api.post(CONFIG + "/submit", config(providerType)), 400, 31, NOT_CONFIGURED);
        assertError(ApiEnrolment.save(api, config(providerType), "123456"), 400, 31, NOT_CONFIGURED);
    }

    @Test
    void nothingCanBeSetUpWhereNobodyEverSavedSettings() {
        realm.admin().put(realm.path(""), Map.of("attributes", Map.of("sallyport.two-factor.settings", "")));
        assertError(api.post(CONFIG + "/generate?providerType=TOTP"), 400, 31, NOT_CONFIGURED);
    }

    @Test
    void wrongCodesAreLimitedButLockNobodyOut() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().maxFailures(2));
        ObjectNode proposal = ApiEnrolment.generate(api, "TOTP");
        Totp app = ApiEnrolment.app(proposal);
        for (int i = 0; i < 5; i++) {
            assertError(ApiEnrolment.save(api, proposal, app.wrongCode()), 400, 31, INCORRECT);
        }
        Answer sixth = ApiEnrolment.save(api, proposal, app.code());
        assertError(sixth, 429, 33, "Too many requests");
        assertThat(Integer.parseInt(sixth.header("Retry-After"))).isBetween(1, 300);
        ObjectNode another = ApiEnrolment.generate(api, "TOTP");
        assertThat(ApiEnrolment.save(api, another, ApiEnrolment.app(another).code())
                        .status())
                .isEqualTo(429);
        assertThat(realm.admin().get(user.path("")).path("enabled").asBoolean()).isTrue();
        assertThat(api.get("/api/auth/user").status()).isEqualTo(200);
    }

    private static ObjectNode config(String providerType) {
        return ((ObjectNode) Json.of("{'codes':['00000000'],'email':'a@b.example','phoneNumber':'+38012312312'}"))
                .put("providerType", providerType)
                .put("authUrl", FOREIGN);
    }

    private static List<String> codes(ObjectNode proposal) {
        return StreamSupport.stream(proposal.path("codes").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
