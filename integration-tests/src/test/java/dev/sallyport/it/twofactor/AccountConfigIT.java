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
import dev.sallyport.it.fixtures.TwoFactorSettings;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user's own configurations: read, update, delete, and which one is asked for first. */
class AccountConfigIT {

    private static final String SETTINGS = "/api/2fa/account/settings";
    private static final String CONFIG = "/api/2fa/account/config";
    private static final String TOTP = CONFIG + "?providerType=TOTP";
    private static final String BACKUP_CODE = CONFIG + "?providerType=BACKUP_CODE";
    private static final Map<String, Boolean> YES = Map.of("useByDefault", true);
    private static final Map<String, Boolean> NO = Map.of("useByDefault", false);

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    private TestUser user;
    private Api api;

    @BeforeEach
    void logIn() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
        user = realm.user("user-" + System.nanoTime()).roles("CUSTOMER_USER").create();
        api = realm.api().login(user);
    }

    @Test
    void whoNeverConfiguredAnythingReadsAnEmptyBody() {
        Answer answer = api.get(SETTINGS);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void theUrlOfTheAppIsShownToItsOwnerEveryTime() {
        ObjectNode proposal = ApiEnrolment.generate(api, "TOTP");
        ApiEnrolment.save(api, proposal, ApiEnrolment.app(proposal).code());
        JsonNode config = api.get(SETTINGS).json().at("/configs/TOTP");
        assertThat(config.path("authUrl")).isEqualTo(proposal.path("authUrl"));
        assertThat(api.get(SETTINGS).json().at("/configs/TOTP")).isEqualTo(config);
    }

    @Test
    void theFirstConfigurationIsTheDefaultWhateverWasSent() {
        ApiEnrolment.totp(api);
        assertThat(defaultOf(api.get(SETTINGS))).containsExactly("TOTP");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNewConfigurationIsTheDefaultWhenItAsksToBe(boolean useByDefault) {
        ApiEnrolment.totp(api);
        ObjectNode proposal = ApiEnrolment.generate(api, "BACKUP_CODE").put("useByDefault", useByDefault);
        Answer saved = api.post(CONFIG, proposal);
        assertThat(defaultOf(saved)).containsExactly(useByDefault ? "BACKUP_CODE" : "TOTP");
        assertThat(saved.json().path("configs").fieldNames()).toIterable().containsExactly("TOTP", "BACKUP_CODE");
    }

    @Test
    void anUpdateMovesTheDefault() {
        configureBoth();
        assertThat(defaultOf(api.put(BACKUP_CODE, YES))).containsExactly("BACKUP_CODE");
        assertThat(defaultOf(api.put(TOTP, NO))).containsExactly("BACKUP_CODE");
        assertThat(defaultOf(api.put(BACKUP_CODE, NO))).containsExactly("TOTP");
        assertThat(defaultOf(api.put(TOTP, "{}"))).containsExactly("TOTP");
    }

    @Test
    void theDefaultIsAskedForFirst() {
        configureBoth();
        api.put(BACKUP_CODE, YES);
        String ticket = realm.api().tryLogin(user).field("token");
        JsonNode providers =
                realm.api().as(ticket).get("/api/auth/2fa/providers").json();
        assertThat(providers.findValuesAsText("type")).containsExactly("TOTP", "BACKUP_CODE");
        assertThat(providers.findValuesAsText("default")).containsExactly("false", "true");
    }

    @Test
    void whenTheDefaultIsDeletedTheNextOneTakesItsPlace() {
        configureBoth();
        api.put(BACKUP_CODE, YES);
        Answer deleted = api.delete(BACKUP_CODE);
        assertThat(defaultOf(deleted)).containsExactly("TOTP");
        assertThat(deleted.json().path("configs").has("BACKUP_CODE")).isFalse();
    }

    @Test
    void whatIsNotConfiguredCannotBeUpdated() {
        ApiEnrolment.totp(api);
        assertError(api.put(CONFIG + "?providerType=SMS", YES), 400, 31, "Config for SMS 2FA provider not found");
        assertError(api.put(BACKUP_CODE, YES), 400, 31, "Config for BACKUP_CODE 2FA provider not found");
        assertError(
                api.put(TOTP, "{\"useByDefault\":1}"), 400, 31, "JSON parse error: useByDefault must be true or false");
    }

    @Test
    void whatIsNotConfiguredIsDeletedWithoutAWord() {
        assertError(api.delete(TOTP), 400, 31, "2FA not configured");
        ApiEnrolment.totp(api);
        Answer unchanged = api.delete(BACKUP_CODE);
        assertThat(unchanged.status()).isEqualTo(200);
        assertThat(unchanged.json().path("configs").fieldNames()).toIterable().containsExactly("TOTP");
    }

    @Test
    void backupCodesGoWithTheLastOtherMethod() {
        configureBoth();
        Answer deleted = api.delete(TOTP);
        assertThat(deleted.json()).isEqualTo(Json.of("{'configs':{}}"));
        assertThat(user.credentialTypes()).containsExactly("password");
        assertPair(realm.api().tryLogin(user));
    }

    @Test
    void theLastMethodStaysWhileOneIsRequired() {
        configureBoth();
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().enforcedForAll());
        assertError(api.delete(TOTP), 400, 31, "At least one 2FA provider is required");
        assertThat(user.credentialTypes()).contains("otp", "sallyport-backup-code");
        assertThat(api.delete(BACKUP_CODE).status()).isEqualTo(200);
        assertThat(user.credentialTypes()).contains("otp").doesNotContain("sallyport-backup-code");
    }

    @Test
    void aMethodThatThePlatformDroppedIsNotAskedFor() {
        configureBoth();
        realm.twoFactor(TwoFactorSettings.none().backupCodes(10));
        assertPair(realm.api().tryLogin(user));
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
        assertThat(realm.api().tryLogin(user).field("scope")).isEqualTo("PRE_VERIFICATION_TOKEN");
    }

    @Test
    void aNewSetReplacesTheOldOne() {
        ApiEnrolment.totp(api);
        String old = ApiEnrolment.backupCodes(api).get(0);
        api.delete(BACKUP_CODE);
        String fresh = ApiEnrolment.backupCodes(api).get(0);
        SecondDoor door = SecondDoor.of(user);
        assertError(door.backupCode(old), 400, 31, "Verification code is incorrect");
        assertPair(door.backupCode(fresh));
    }

    @Test
    void nobodyWithoutATokenGetsAnything() {
        for (String method : List.of("PUT", "DELETE", "POST")) {
            assertError(realm.api().send(method, TOTP, "{}"), 401, 10, "Authentication failed");
        }
        assertError(realm.api().get(SETTINGS), 401, 10, "Authentication failed");
    }

    private void configureBoth() {
        ApiEnrolment.totp(api);
        ApiEnrolment.backupCodes(api);
    }

    private static List<String> defaultOf(Answer settings) {
        assertThat(settings.status()).as(settings.text()).isEqualTo(200);
        return StreamSupport.stream(settings.json().path("configs").spliterator(), false)
                .filter(config -> config.path("useByDefault").asBoolean())
                .map(config -> config.path("providerType").asText())
                .toList();
    }
}
