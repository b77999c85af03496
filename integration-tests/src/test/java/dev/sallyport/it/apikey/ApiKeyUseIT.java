package dev.sallyport.it.apikey;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.ApiEnrolment;
import dev.sallyport.it.fixtures.AtOnce;
import dev.sallyport.it.fixtures.Event;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.Secrets;
import dev.sallyport.it.fixtures.Tenant;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls with an API key (thingsboard-behaviour §2.1, §2.5, §6.3, §6.6), and what a key may not do here. */
class ApiKeyUseIT {

    private static final String WRONG = "Invalid username or password";
    private static final String INACTIVE = "User account is not active";
    private static final String DENIED = "You don't have permission to perform this operation!";
    private static final String USER = "/api/auth/user";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    private static final NativeTotp phone = NativeTotp.labelled("Phone");

    @BeforeAll
    static void twoFailuresLock() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().maxFailures(2));
    }

    @Test
    void itsBearerIsItsOwnerInEitherHeader() {
        TestUser ann = realm.user("ann").sysAdmin().create();
        NewKey key = NewKey.of(ann);
        Answer own = using(key).get(USER);
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.json().at("/id/id").asText()).isEqualTo(ann.id());
        assertThat(own.field("authority")).isEqualTo("SYS_ADMIN");
        assertThat(realm.api()
                        .header("Authorization", "ApiKey " + key.value())
                        .get(USER)
                        .text())
                .isEqualTo(own.text());
        assertThat(using(key).post("/api/auth/logout").status()).isEqualTo(200);
        assertThat(using(key).get(USER).status()).isEqualTo(200);
        for (String path : List.of(
                "/api/2fa/settings",
                "/api/2fa/providers",
                "/api/2fa/account/settings",
                "/api/admin/securitySettings",
                "/api/admin/jwtSettings",
                "/api/apiKeys/" + ann.id() + "?pageSize=1&page=0")) {
            assertThat(using(key).get(path).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void aTokenWinsOverAKeyAndAnythingElseInTheFirstHeaderDoes() {
        TestUser ben = realm.user("ben").sysAdmin().create();
        TestUser other = realm.user("other").sysAdmin().create();
        NewKey key = NewKey.of(ben);
        Secrets.used(key.value());
        String token = realm.api().tryLogin(other).field("token");
        Api both = realm.api().withKey(key.value()).header("Authorization", "Bearer " + token);
        assertThat(both.get(USER).json().at("/id/id").asText()).isEqualTo(other.id());
        Api reverse = realm.api().as(token).header("Authorization", "ApiKey " + key.value());
        assertThat(reverse.get(USER).json().at("/id/id").asText()).isEqualTo(other.id());
        Api neither = realm.api().header("X-Authorization", "Basic x").header("Authorization", "ApiKey " + key.value());
        assertError(neither.get(USER), 401, 10, "Authentication failed");
    }

    @ParameterizedTest
    @CsvSource({
        "ApiKey tb_nothing, Invalid username or password",
        "ApiKey x, Invalid username or password",
        "ApiKey, Authentication failed",
        "apikey x, Authentication failed"
    })
    void whatIsNoKeyIsRefusedInTheSameWords(String header, String message) {
        assertError(realm.api().header("X-Authorization", header).get(USER), 401, 10, message);
    }

    @Test
    void aMistypedAndAWrongKeyAreRefusedInTheSameWords() {
        NewKey key = NewKey.of(realm.user("typo").sysAdmin().create());
        String value = key.value();
        char last = value.charAt(value.length() - 1);
        String mistyped = value.substring(0, value.length() - 1) + (last == 'x' ? 'y' : 'x');
        assertError(realm.api().withKey(mistyped).get(USER), 401, 10, WRONG);
        assertError(realm.api().as(value).get(USER), 401, 10, WRONG);
    }

    @Test
    void itIsRefusedAtOnceWhenItIsDisabledOrDeletedAndTakenWhenItIsEnabledAgain() {
        NewKey key = NewKey.of(realm.user("cat").sysAdmin().create());
        assertThat(using(key).get(USER).status()).isEqualTo(200);
        key.maker().put(key.path() + "/enabled/false", null);
        assertError(using(key).get(USER), 401, 10, INACTIVE);
        assertThat(refusal(key).detail("reason")).isEqualTo("DISABLED");
        key.maker().put(key.path() + "/enabled/true", null);
        assertThat(using(key).get(USER).status()).isEqualTo(200);
        key.maker().delete(key.path());
        assertError(using(key).get(USER), 401, 10, WRONG);
    }

    @Test
    void anExpiredKeyIsRefusedInItsOwnWords() throws InterruptedException {
        TestUser dan = realm.user("dan").sysAdmin().create();
        NewKey past = NewKey.of(dan, Map.of("expirationTime", 1));
        assertError(using(past).get(USER), 401, 10, "API key is expired");
        long soon = System.currentTimeMillis() + 4000;
        NewKey warm = NewKey.of(dan, Map.of("expirationTime", soon));
        assertThat(using(warm).get(USER).status()).isEqualTo(200);
        await(() -> using(warm).get(USER).status() == 401);
        assertThat(System.currentTimeMillis()).isGreaterThan(soon);
    }

    @Test
    void itIsRefusedAtOnceWhenItsOwnerIsDisabledOrRemoved() {
        TestUser eve = realm.user("eve").sysAdmin().create();
        NewKey key = NewKey.of(eve);
        assertThat(using(key).get(USER).status()).isEqualTo(200);
        eve.enable(false);
        assertError(using(key).get(USER), 401, 10, INACTIVE);
        eve.enable(true);
        assertThat(using(key).get(USER).status()).isEqualTo(200);
        eve.delete();
        assertError(using(key).get(USER), 401, 10, WRONG);
    }

    @Test
    void itIsRefusedAsLongAsItsOwnerMustReplaceHisPassword() {
        TestUser pam = realm.user("pam").sysAdmin().create();
        NewKey key = NewKey.of(pam);
        assertThat(using(key).get(USER).status()).isEqualTo(200);
        pam.require("UPDATE_PASSWORD");
        assertError(using(key).get(USER), 401, 10, INACTIVE);
        pam.require();
        assertThat(using(key).get(USER).status()).isEqualTo(200);
    }

    @Test
    void itIsRefusedAtOnceWhenItsOwnerIsLockedAndTakenWhenTheLockIsLifted() {
        TestUser fay = realm.user("fay").sysAdmin().nativeTotp(phone).create();
        NewKey key = NewKey.made(
                realm.api().login(realm.user("fays-admin").sysAdmin().create()), NewKey.body(fay));
        assertThat(using(key).get(USER).status()).isEqualTo(200);
        SecondDoor door = SecondDoor.of(fay);
        door.totp(phone.app().wrongCode());
        door.totp(phone.app().wrongCode());
        assertError(using(key).get(USER), 401, 10, INACTIVE);
        realm.admin().post(realm.path("/sallyport/users/" + fay.id() + "/unlock"), null);
        assertThat(using(key).get(USER).status()).isEqualTo(200);
    }

    @Test
    void itIsRefusedAtOnceWhenItsOwnerLeavesTheTenantOrLosesItsRole() {
        Tenant acme = realm.tenant("Acme");
        TestUser gus = realm.user("gus").tenantAdmin(acme).create();
        NewKey key = NewKey.of(gus);
        assertThat(using(key).get(USER).json().at("/tenantId/id").asText()).isEqualTo(acme.id());
        String member = realm.path("/organizations/" + acme.id() + "/members/" + gus.id());
        realm.admin().delete(member);
        assertError(using(key).get(USER), 401, 10, WRONG);
        assertThat(refusal(key).detail("reason")).isEqualTo("OWNER_MOVED");
        acme.add(gus.id());
        assertThat(using(key).get(USER).status()).isEqualTo(200);
        JsonNode role = realm.admin().get(realm.path("/roles/TENANT_ADMIN"));
        realm.admin().send("DELETE", gus.path("/role-mappings/realm"), List.of(role));
        assertError(using(key).get(USER), 403, 20, DENIED);
    }

    @Test
    void itMintsNoKeysAndChangesNoFactorAndGetsNoTokens() {
        TestUser hal = realm.user("hal").sysAdmin().create();
        NewKey key = NewKey.of(hal);
        Api api = using(key);
        assertError(api.post("/api/apiKey", NewKey.body(hal)), 403, 20, DENIED);
        assertError(api.put(key.path() + "/enabled/false", null), 403, 20, DENIED);
        assertError(api.put(key.path() + "/description", "mine"), 403, 20, DENIED);
        assertError(api.post(key.path() + "/rotate"), 403, 20, DENIED);
        assertError(api.delete(key.path()), 403, 20, DENIED);
        assertError(api.post("/api/2fa/account/config/generate?providerType=TOTP"), 403, 20, DENIED);
        Map<String, Object> config =
                Map.of("providerType", "TOTP", "authUrl", "otpauth://totp/a:b?issuer=a&secret=AAAA");
        assertError(api.post("/api/2fa/account/config/submit", config), 403, 20, DENIED);
        assertError(api.post("/api/2fa/account/config?verificationCode=123456", config), 403, 20, DENIED);
        assertError(
                api.put("/api/2fa/account/config?providerType=TOTP", Map.of("useByDefault", true)), 403, 20, DENIED);
        assertError(api.delete("/api/2fa/account/config?providerType=TOTP"), 403, 20, DENIED);
        assertError(api.post("/api/admin/jwtSettings", "{}"), 403, 20, DENIED);
    }

    @Test
    void itDoesNotShowWhatTheAppKnows() {
        TestUser ida = realm.user("ida").sysAdmin().create();
        Api own = realm.api().login(ida);
        NewKey key = NewKey.made(own, NewKey.body(ida));
        ApiEnrolment.totp(own);
        String path = "/configs/TOTP/authUrl";
        assertThat(own.get("/api/2fa/account/settings").json().at(path).asText())
                .contains("secret=");
        assertThat(using(key).get("/api/2fa/account/settings").json().at(path).asText())
                .startsWith("otpauth://totp/")
                .endsWith("&secret=not_shown");
    }

    @Test
    void aReadOnlyKeyReads() {
        NewKey key = NewKey.of(realm.user("jon").sysAdmin().create(), Map.of("readOnly", true));
        assertThat(using(key).get(USER).status()).isEqualTo(200);
        assertError(using(key).post("/api/auth/logout"), 403, 20, DENIED);
        assertError(using(key).post("/api/2fa/settings", "{}"), 403, 20, DENIED);
    }

    @Test
    void aKeyWithLessAuthorityHasLess() {
        NewKey key = NewKey.of(realm.user("kim").sysAdmin().create(), Map.of("authority", "CUSTOMER_USER"));
        assertThat(using(key).get(USER).field("authority")).isEqualTo("CUSTOMER_USER");
        assertError(using(key).get("/api/2fa/settings"), 403, 20, DENIED);
    }

    @Test
    void aKeyForOtherNetworksIsRefusedHere() {
        TestUser leo = realm.user("leo").sysAdmin().create();
        NewKey elsewhere = NewKey.of(leo, Map.of("networks", List.of("10.0.0.0/8")));
        assertError(using(elsewhere).get(USER), 401, 10, WRONG);
        assertThat(refusal(elsewhere).detail("reason")).isEqualTo("NETWORK");
        NewKey here = NewKey.of(leo, Map.of("networks", List.of("10.0.0.0/8", "127.0.0.0/8")));
        assertThat(using(here).get(USER).status()).isEqualTo(200);
    }

    @Test
    void aKeyIsUsedNoMoreOftenThanItMay() {
        NewKey key = NewKey.of(realm.user("max").sysAdmin().create(), Map.of("rateLimit", "3:3600"));
        for (int use = 0; use < 3; use++) {
            assertThat(using(key).get(USER).status()).isEqualTo(200);
        }
        Answer refused = using(key).get(USER);
        assertError(refused, 429, 33, "Too many requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(3500, 3600);
    }

    @Test
    void aRotatedKeyIsGoodInBothValuesForAsLongAsWasSaidAndThenItsOldOneIsAnAlarm() {
        NewKey key = NewKey.of(realm.user("nan").sysAdmin().create());
        Answer rotated = key.maker().post(key.path() + "/rotate?overlapSeconds=3600");
        Api newest = realm.api().withKey(rotated.field("value"));
        assertThat(rotated.field("value")).isNotEqualTo(key.value()).startsWith("tb_" + key.keyId());
        assertThat(newest.get(USER).status()).isEqualTo(200);
        assertThat(using(key).get(USER).status()).isEqualTo(200);
        Answer again = key.maker().post(key.path() + "/rotate");
        assertError(using(key).get(USER), 401, 10, WRONG);
        assertError(newest.get(USER), 401, 10, WRONG);
        assertThat(refusal(key).detail("reason")).isEqualTo("REPLACED");
        assertThat(realm.api().withKey(again.field("value")).get(USER).status()).isEqualTo(200);
        assertError(
                key.maker().post(key.path() + "/rotate?overlapSeconds=604801"),
                400,
                31,
                "Validation error: overlapSeconds must be a whole number from 0 to 604800");
    }

    @Test
    void aThousandUsesAtOnceSucceedAndTheLastIsWrittenDown() {
        NewKey key = NewKey.of(realm.user("ola").sysAdmin().create());
        Api api = using(key);
        List<Answer> answers = AtOnce.run(
                20,
                number -> IntStream.range(0, 50)
                        .mapToObj(use -> api.get(USER))
                        .reduce((one, other) -> one.status() == 200 ? other : one)
                        .orElseThrow());
        assertThat(answers).allMatch(answer -> answer.status() == 200);
        await(() -> lastUsed(key) > 0);
        assertThat(Instant.ofEpochMilli(lastUsed(key))).isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    private static long lastUsed(NewKey key) {
        String owner = key.json().at("/userId/id").asText();
        JsonNode info = key.maker()
                .get("/api/apiKeys/" + owner + "?pageSize=1&page=0")
                .json()
                .at("/data/0");
        return info.path("lastUsedTime").asLong();
    }

    private static Event refusal(NewKey key) {
        return realm.events().list().stream()
                .filter(event -> event.type().equals("LOGIN_ERROR"))
                .filter(event -> event.detail("sallyport_api_key").equals(key.keyId()))
                .findFirst()
                .orElseThrow();
    }

    private static Api using(NewKey key) {
        return realm.api().withKey(key.value());
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.holds()) {
            assertThat(Instant.now()).isBefore(end);
        }
    }
}
