package dev.sallyport.it.login;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Event;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a login says when the password is wrong, the account locked or disabled: of a name that nobody has, the same. */
class LoginMessagesIT {

    private static final String WRONG = "Invalid username or password";
    private static final String LOCKS = "User account is locked due to security policy";
    private static final String LOCKED = "User account is not active";
    private static final String VIOLATION =
            "The entered password violates our policies. If this is your real password, please reset it.";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations().setting("quickLoginCheckMilliSeconds", 0);

    @BeforeAll
    static void threeFailuresAreAllowed() {
        TestUser root = realm.user("root").sysAdmin().create();
        String settings = "{\"passwordPolicy\":{\"minimumLength\":6},\"maxFailedLoginAttempts\":3,"
                + "\"userActivationTokenTtl\":24,\"passwordResetTokenTtl\":24}";
        assertThat(realm.api()
                        .login(root)
                        .post("/api/admin/securitySettings", settings)
                        .status())
                .isEqualTo(200);
    }

    @AfterEach
    void forget() {
        realm.admin().delete(realm.path("/attack-detection/brute-force/users"));
        realm.setting("permanentLockout", false);
    }

    @Test
    void theFourthFailureLocksWhenThreeAreAllowed() {
        TestUser user = realm.user("ann").sysAdmin().create();
        assertLockedStepByStep(user.email());
        assertError(realm.api().tryLogin(user), 401, 10, LOCKED);
        assertThat(realm.events().of(user).get(0).error()).isEqualTo("user_temporarily_disabled");
        forget();
        assertPair(realm.api().tryLogin(user));
    }

    @Test
    void aNameThatNobodyHasIsLockedInTheSameWords() {
        assertLockedStepByStep("nobody@nowhere.example");
        assertError(realm.api().tryLogin("NOBODY@nowhere.example", "not it"), 401, 10, LOCKED);
        assertError(realm.api().tryLogin("somebody-else@nowhere.example", "not it"), 401, 10, WRONG);
    }

    @Test
    void aDisabledUserIsLockedInTheSameWordsAndLearnsThatHeIsDisabledWithTheRightPasswordOnly() {
        TestUser user = realm.user("disabled").sysAdmin().with("enabled", false).create();
        assertError(realm.api().tryLogin(user), 401, 10, LOCKED);
        assertLockedStepByStep(user.email());
    }

    @Test
    void aUserWithoutAPasswordIsLockedInTheSameWords() {
        TestUser user = realm.user("bare").sysAdmin().create();
        user.removeCredentials("password");
        assertLockedStepByStep(user.email());
    }

    @Test
    void whereTheRealmLocksForGoodANameThatNobodyHasIsLockedToo() {
        realm.setting("permanentLockout", true);
        TestUser user = realm.user("for-good").sysAdmin().create();
        assertLockedStepByStep(user.email());
        assertThat(user.isEnabled()).isFalse();
        assertLockedStepByStep("for-good@nowhere.example");
    }

    /** Else who fails there first, and then asks the API, would know. */
    @Test
    void failuresAtKeycloaksOwnDoorsLockANameThatNobodyHasToo() {
        TestUser known = realm.user("elsewhere").sysAdmin().create();
        TestUser unknown = new TestUser(realm, "", "elsewhere@nowhere.example", "not it");
        for (TestUser user : new TestUser[] {new TestUser(realm, known.id(), known.email(), "not it"), unknown}) {
            for (int i = 1; i <= 4; i++) {
                assertThat(realm.directGrant(user, Map.of()).field("error_description"))
                        .isEqualTo("Invalid user credentials");
                letTheDetectorCount();
            }
            assertError(realm.api().tryLogin(user), 401, 10, LOCKED);
        }
    }

    @Test
    void noEventTellsWhoseNameItWas() {
        realm.api().tryLogin("stranger@nowhere.example", "not it");
        Event event = realm.events().last("LOGIN_ERROR");
        assertThat(event.error()).isEqualTo("user_not_found");
        assertThat(event.userId()).isEmpty();
    }

    @Test
    void aTypedPasswordThatBreaksThePolicyEndsTheLoginBeforeAnybodyIsLookedUp() {
        TestUser user = realm.user("policy").sysAdmin().password("Abc-12345").create();
        realm.setting("passwordPolicy", "length(12)");
        attribute("true");
        try {
            assertError(realm.api().tryLogin(user), 401, 45, VIOLATION);
            assertError(realm.api().tryLogin("unknown@nowhere.example", "wrong"), 401, 45, VIOLATION);
            assertThat(realm.events().last("LOGIN_ERROR").error()).isEqualTo("password_rejected");
            assertError(realm.api().tryLogin(user.email(), "long enough but wrong"), 401, 10, WRONG);
        } finally {
            attribute("");
        }
        assertPair(realm.api().tryLogin(user));
    }

    private static void attribute(String forced) {
        realm.setting("attributes", Map.of("sallyport.password.force-reset-if-not-valid", forced));
    }

    /** Four failures and one more. */
    private static void assertLockedStepByStep(String name) {
        for (String message : new String[] {WRONG, WRONG, WRONG, LOCKS, LOCKED}) {
            assertError(realm.api().tryLogin(name, "not it"), 401, 10, message);
            letTheDetectorCount();
        }
    }

    /** It counts behind the answer; a number of failures cannot be asked for where there is no user. */
    private static void letTheDetectorCount() {
        Instant end = Instant.now().plus(Duration.ofMillis(150));
        while (Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
    }
}
