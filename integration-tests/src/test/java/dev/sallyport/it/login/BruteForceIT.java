package dev.sallyport.it.login;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keycloak's own brute-force detector: it is told of both steps, and it is obeyed. */
class BruteForceIT {

    private static final int MOST = 3;

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed()
            .organizations()
            .setting("bruteForceProtected", true)
            .setting("failureFactor", MOST)
            .setting("quickLoginCheckMilliSeconds", 0)
            .setting("waitIncrementSeconds", 600)
            .setting("maxFailureWaitSeconds", 900);

    private final NativeTotp phone = NativeTotp.labelled("Phone");

    @AfterEach
    void forget() {
        realm.admin().delete(realm.path("/attack-detection/brute-force/users"));
    }

    @Test
    void wrongPasswordsShutOutEvenTheRightOne() {
        TestUser user = realm.user("password").sysAdmin().create();
        for (int i = 1; i <= MOST; i++) {
            String message =
                    i < MOST ? "Invalid username or password" : "User account is locked due to security policy";
            assertError(realm.api().tryLogin(user.email(), "not it"), 401, 10, message);
            awaitFailures(user, i);
        }
        assertThat(status(user).path("disabled").asBoolean()).isTrue();
        assertError(realm.api().tryLogin(user), 401, 10, "User account is not active");
        assertThat(realm.events().last("LOGIN_ERROR").error()).isEqualTo("user_temporarily_disabled");
        forget();
        assertPair(realm.api().tryLogin(user));
    }

    /** A quick second failure is no lock of ThingsBoard's, and says nothing. */
    @Test
    void twoFailuresAtOnceMakeTheThirdWaitWithoutSayingSo() {
        realm.setting("quickLoginCheckMilliSeconds", 60_000);
        try {
            TestUser user = realm.user("quick").sysAdmin().create();
            for (int i = 1; i < MOST; i++) {
                realm.api().tryLogin(user.email(), "not it");
                awaitFailures(user, i);
            }
            assertError(realm.api().tryLogin(user), 401, 10, "Invalid username or password");
            assertThat(realm.events().last("LOGIN_ERROR").error()).isEqualTo("user_temporarily_disabled");
        } finally {
            realm.setting("quickLoginCheckMilliSeconds", 0);
        }
    }

    @Test
    void wrongCodesCountToo() {
        TestUser user = realm.user("code").sysAdmin().nativeTotp(phone).create();
        SecondDoor door = SecondDoor.of(user);
        for (int i = 1; i <= MOST; i++) {
            assertThat(door.totp(phone.app().wrongCode()).status()).isEqualTo(400);
            awaitFailures(user, i);
        }
        assertError(door.totp(phone.app().code()), 429, 33, "Too many requests");
        assertError(realm.api().tryLogin(user), 401, 10, "User account is not active");
        forget();
        assertPair(SecondDoor.of(user).totp(phone.app().code()));
    }

    @Test
    void aCompleteLoginClearsTheDetector() {
        TestUser user = realm.user("cleared").sysAdmin().nativeTotp(phone).create();
        SecondDoor door = SecondDoor.of(user);
        door.totp(phone.app().wrongCode());
        awaitFailures(user, 1);
        assertPair(door.totp(phone.app().code()));
        awaitFailures(user, 0);
    }

    @Test
    void aRightPasswordAloneDoesNotClearWrongCodes() {
        TestUser user = realm.user("half").sysAdmin().nativeTotp(phone).create();
        for (int i = 1; i < MOST; i++) {
            SecondDoor.of(user).totp(phone.app().wrongCode());
            awaitFailures(user, i);
        }
    }

    private static JsonNode status(TestUser user) {
        return realm.admin().get(realm.path("/attack-detection/brute-force/users/" + user.id()));
    }

    /** The detector writes behind the answer. */
    private static void awaitFailures(TestUser user, int number) {
        Instant end = Instant.now().plus(Duration.ofSeconds(10));
        while (status(user).path("numFailures").asInt() != number
                && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertThat(status(user).path("numFailures").asInt()).isEqualTo(number);
    }
}
