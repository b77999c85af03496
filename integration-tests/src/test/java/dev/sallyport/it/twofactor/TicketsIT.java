package dev.sallyport.it.twofactor;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.ApiEnrolment;
import dev.sallyport.it.fixtures.Endpoints;
import dev.sallyport.it.fixtures.Jwt;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.Server;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PRE_VERIFICATION_TOKEN and MFA_CONFIGURATION_TOKEN: what they are good for, and that it is nothing else. */
class TicketsIT {

    private static final String DENIED = "You don't have permission to perform this operation!";
    private static final String EXPIRED = "Token has expired";
    private static final String LOGIN = "/api/auth/2fa/login";
    private static final String CODE = "?providerType=TOTP&verificationCode=000000";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    private final NativeTotp phone = NativeTotp.labelled("Phone");

    @BeforeAll
    static void offer() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
        Map<String, Object> judge = Map.of(
                "clientId",
                "judge",
                "secret",
                "judge-secret",
                "attributes",
                Map.of("standard.token.exchange.enabled", "true"));
        realm.admin().post(realm.path("/clients"), judge);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/auth/user",
        "POST, /api/auth/logout",
        "POST, /api/auth/2fa/login",
        "GET, /api/2fa/account/settings",
        "GET, /api/2fa/providers",
        "POST, /api/2fa/account/config/generate?providerType=TOTP",
        "POST, /api/2fa/account/config/submit",
        "POST, /api/2fa/account/config",
        "PUT, /api/2fa/account/config?providerType=TOTP",
        "DELETE, /api/2fa/account/config?providerType=TOTP",
        "GET, /api/2fa/settings",
        "POST, /api/2fa/settings"
    })
    void aTicketToShowAFactorDoesNothingElse(String method, String path) {
        Answer answer = SecondDoor.of(withFactor()).api().send(method, path, body(method));
        assertError(answer, 403, 20, DENIED);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/auth/user",
        "POST, /api/auth/logout",
        "GET, /api/auth/2fa/providers",
        "POST, /api/auth/2fa/verification/send?providerType=TOTP",
        "POST, /api/auth/2fa/verification/check" + CODE,
        "PUT, /api/2fa/account/config?providerType=TOTP",
        "DELETE, /api/2fa/account/config?providerType=TOTP",
        "GET, /api/2fa/settings",
        "POST, /api/2fa/settings"
    })
    void aTicketToSetUpAFactorDoesNothingElse(String method, String path) {
        Answer answer = SecondDoor.setUp(withoutFactor()).api().send(method, path, body(method));
        assertError(answer, 403, 20, DENIED);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/auth/2fa/providers",
        "POST, /api/auth/2fa/verification/send?providerType=TOTP",
        "POST, /api/auth/2fa/verification/check" + CODE,
        "POST, /api/auth/2fa/login"
    })
    void theSecondDoorNeedsATicket(String method, String path) {
        Api loggedIn = realm.api()
                .login(realm.user("in-" + System.nanoTime()).sysAdmin().create());
        assertError(loggedIn.send(method, path, null), 403, 20, DENIED);
        assertError(realm.api().send(method, path, null), 401, 10, "Authentication failed");
    }

    @Test
    void keycloaksOwnEndpointsRefuseTickets() {
        for (SecondDoor door : List.of(SecondDoor.of(withFactor()), SecondDoor.setUp(withoutFactor()))) {
            Endpoints keycloak = Endpoints.of(realm);
            String ticket = door.ticket();
            assertThat(keycloak.userInfo(ticket).status()).isEqualTo(401);
            assertThat(keycloak.account("", ticket).status()).isEqualTo(401);
            assertThat(keycloak.account("/credentials", ticket).status()).isEqualTo(401);
            assertThat(keycloak.admin("", ticket).status()).isEqualTo(401);
            assertThat(keycloak.admin("/users", ticket).status()).isEqualTo(401);
            assertThat(keycloak.refresh("thingsboard-api", ticket).status()).isEqualTo(400);
            assertThat(keycloak.introspect("judge", "judge-secret", ticket)
                            .json()
                            .path("active")
                            .asBoolean(true))
                    .isFalse();
            assertThat(exchange(ticket).status()).isEqualTo(400);
        }
    }

    @Test
    void anotherRealmRefusesATicket() {
        String ticket = SecondDoor.of(withFactor()).ticket();
        Answer answer = Endpoints.get(Server.url() + "/realms/master/api/auth/2fa/providers", ticket);
        assertError(answer, 401, 11, EXPIRED);
    }

    @Test
    void aForgedTicketIsRefused() {
        String forged = Jwt.forged(SecondDoor.of(withFactor()).ticket());
        assertError(realm.api().as(forged).get("/api/auth/2fa/providers"), 401, 11, EXPIRED);
    }

    @Test
    void aTicketLivesAsLongAsThePlatformSays() {
        assertThat(Jwt.of(SecondDoor.of(withFactor()).ticket()).lifetime()).isEqualTo(600);
        assertThat(Jwt.of(SecondDoor.setUp(withoutFactor()).ticket()).lifetime())
                .isEqualTo(600);
    }

    @Test
    void settingUpWithATicketCompletesTheLoginOnce() {
        TestUser user = withoutFactor();
        SecondDoor door = SecondDoor.setUp(user);
        assertThat(door.api().get("/api/2fa/providers").text()).isEqualTo("[\"TOTP\",\"BACKUP_CODE\"]");
        assertError(door.api().post(LOGIN), 400, 31, "2FA is not configured");
        ApiEnrolment.totp(door.api());
        ApiEnrolment.backupCodes(door.api());
        assertThat(door.api()
                        .get("/api/2fa/account/settings")
                        .json()
                        .path("configs")
                        .fieldNames())
                .toIterable()
                .containsExactly("TOTP", "BACKUP_CODE");
        assertPair(door.api().post(LOGIN));
        assertError(door.api().post(LOGIN), 401, 11, EXPIRED);
        assertThat(user.sessions()).hasSize(1);
        SecondDoor.of(user);
    }

    @Test
    void aTicketFromBeforeSomebodyElsesSetUpIsNoLogin() {
        TestUser user = withoutFactor();
        SecondDoor intruder = SecondDoor.setUp(user);
        SecondDoor owner = SecondDoor.setUp(user);
        ApiEnrolment.totp(owner.api());
        assertError(intruder.api().post(LOGIN), 401, 11, EXPIRED);
        assertPair(owner.api().post(LOGIN));
        assertError(intruder.api().post(LOGIN), 401, 11, EXPIRED);
    }

    @Test
    void aTicketFromBeforeSomebodyElsesSetUpReadsAndChangesNothing() {
        TestUser user = withoutFactor();
        SecondDoor intruder = SecondDoor.setUp(user);
        ObjectNode proposal = ApiEnrolment.generate(intruder.api(), "BACKUP_CODE");
        ApiEnrolment.totp(SecondDoor.setUp(user).api());
        assertError(intruder.api().get("/api/2fa/account/settings"), 401, 11, EXPIRED);
        assertError(intruder.api().post("/api/2fa/account/config", proposal), 401, 11, EXPIRED);
        assertError(intruder.api().post("/api/2fa/account/config/generate?providerType=BACKUP_CODE"), 401, 11, EXPIRED);
        assertError(intruder.api().post(LOGIN), 401, 11, EXPIRED);
        assertThat(user.credentialTypes()).containsExactlyInAnyOrder("password", "otp");
    }

    @Test
    void aDisabledUsersTicketSetsUpNothing() {
        TestUser user = withoutFactor();
        SecondDoor door = SecondDoor.setUp(user);
        user.enable(false);
        assertError(door.api().post("/api/2fa/account/config/generate?providerType=TOTP"), 401, 11, EXPIRED);
        assertError(door.api().post(LOGIN), 401, 11, EXPIRED);
    }

    @Test
    void aDeletedUsersTicketIsVoid() {
        TestUser user = withFactor();
        SecondDoor door = SecondDoor.of(user);
        user.delete();
        assertError(door.totp("000000"), 401, 11, EXPIRED);
    }

    @Test
    void signingOutEverywhereVoidsTickets() throws InterruptedException {
        TestUser user = withFactor();
        SecondDoor door = SecondDoor.of(user);
        Thread.sleep(1_100); // "not before" has seconds
        user.logOutEverywhere();
        assertError(door.totp(phone.app().code()), 401, 11, EXPIRED);
    }

    private static Answer exchange(String ticket) {
        return Endpoints.of(realm)
                .token(Map.of(
                        "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                        "client_id", "judge",
                        "client_secret", "judge-secret",
                        "subject_token", ticket,
                        "subject_token_type", "urn:ietf:params:oauth:token-type:access_token"));
    }

    private static Object body(String method) {
        return method.equals("GET") || method.equals("DELETE") ? null : "{}";
    }

    private TestUser withFactor() {
        return realm.user("with-" + System.nanoTime())
                .sysAdmin()
                .nativeTotp(phone)
                .create();
    }

    private static TestUser withoutFactor() {
        return realm.user("without-" + System.nanoTime())
                .sysAdmin()
                .requiredAction("CONFIGURE_TOTP")
                .create();
    }
}
