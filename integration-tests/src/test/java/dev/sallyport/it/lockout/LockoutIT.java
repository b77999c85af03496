package dev.sallyport.it.lockout;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.devserver.OutboxMessage;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.ApiEnrolment;
import dev.sallyport.it.fixtures.Endpoints;
import dev.sallyport.it.fixtures.Event;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a lock does, how long it holds and who lifts it. After how many failures it comes is GuessingIT's. */
class LockoutIT {

    private static final String LOCKED_NOW = "User account was locked due to exceeded 2FA verification attempts";
    private static final String LOCKED = "User is disabled";
    private static final String NOT_ACTIVE = "User account is not active";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    private final NativeTotp phone = NativeTotp.labelled("Phone");

    @BeforeEach
    void twoFailuresLockForAWhile() {
        realm.setting("bruteForceProtected", false);
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().maxFailures(2));
        realm.lockout(Map.of());
    }

    @Test
    void aLockIsTemporaryUnlessConfiguredOtherwise() {
        TestUser ann = user("ann");
        lock(ann);
        assertThat(ann.isEnabled()).isTrue();
        assertError(realm.api().tryLogin(ann), 401, 10, NOT_ACTIVE);
        assertThat(realm.directGrant(ann, Map.of("totp", phone.app().code())).status())
                .isEqualTo(400);
        Event lock = realm.events().of(ann).stream()
                .filter(event -> event.type().equals("USER_DISABLED_BY_TEMPORARY_LOCKOUT"))
                .findFirst()
                .orElseThrow();
        assertThat(lock.detail("reason")).isEqualTo("second_factor_failures");
        assertThat(lock.detail("num_failures")).isEqualTo("2");
        assertThat(lock.detail("not_before")).isNotBlank();
    }

    @Test
    void aLockEndsByItselfAndTheNextOneLastsTwiceAsLong() throws InterruptedException {
        realm.lockout(Map.of("firstLockSeconds", 30));
        TestUser ben = user("ben");
        SecondDoor door = lock(ben);
        assertError(door.totp(phone.app().code()), 401, 10, LOCKED);
        Thread.sleep(Duration.ofSeconds(31).toMillis());
        SecondDoor again = SecondDoor.of(ben);
        assertThat(again.totp(phone.app().wrongCode()).status()).isEqualTo(400);
        assertError(again.totp(phone.app().wrongCode()), 401, 10, LOCKED_NOW);
        assertThat(Duration.ofSeconds(remaining(ben))).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
    }

    @Test
    void aLockVoidsSessionsAndAllTheirTokens() {
        TestUser cat = user("cat");
        Answer pair = assertPair(SecondDoor.of(cat).totp(phone.app().code()));
        Answer offline =
                realm.directGrant(cat, Map.of("totp", phone.app().codeOfStep(1), "scope", "openid offline_access"));
        assertThat(offline.status()).isEqualTo(200);
        lock(cat);
        assertThat(cat.sessions()).isEmpty();
        assertError(realm.api().as(pair.field("token")).get("/api/auth/user"), 401, 11, "Token has expired");
        assertThat(realm.api()
                        .post("/api/auth/token", Map.of("refreshToken", pair.field("refreshToken")))
                        .status())
                .isEqualTo(401);
        assertThat(Endpoints.of(realm)
                        .refresh("test-app", offline.field("refresh_token"))
                        .status())
                .isEqualTo(400);
        assertThat(Endpoints.of(realm).userInfo(offline.field("access_token")).status())
                .isEqualTo(401);
    }

    @Test
    void aTicketThatSetAFactorUpIsNoWayInDuringALock() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().maxFailures(2).enforcedForAll());
        TestUser kim = realm.user("kim").sysAdmin().create();
        Api ticket = realm.api().as(realm.api().tryLogin(kim).field("token"));
        ApiEnrolment.totp(ticket);
        lock(kim);
        assertError(ticket.post("/api/auth/2fa/login"), 401, 11, "Token has expired");
        assertThat(kim.sessions()).isEmpty();
    }

    @Test
    void theOwnerAndTheNamedAddressAreMailed() {
        Inbox guards = Inbox.inTheOpen("guards-1@lockout.example");
        realm.lockoutNotification(guards);
        TestUser dan = user("dan");
        lock(dan);
        OutboxMessage owner = dan.newestMail();
        assertThat(owner.subject()).contains("is locked");
        assertThat(owner.text()).contains("locked for 5 minutes", "Change it");
        assertThat(guards.next().text()).contains(dan.email(), "after 2 failed attempts", "locked for 5 minutes");
    }

    @Test
    void whereItIsConfiguredALockIsForGoodAsInThingsBoard() {
        realm.lockout(Map.of("permanent", true));
        TestUser eve = user("eve");
        lock(eve);
        assertThat(eve.isEnabled()).isFalse();
        assertThat(eve.newestMail().text()).contains("until an administrator unlocks it");
        eve.enable(true);
        SecondDoor again = SecondDoor.of(eve);
        assertThat(again.totp(phone.app().wrongCode()).status()).isEqualTo(400);
        assertPair(again.totp(phone.app().code()));
    }

    @Test
    void whoIsDisabledAndEnabledByAnAdministratorIsUnlocked() {
        TestUser fay = user("fay");
        lock(fay);
        fay.enable(false);
        assertError(realm.api().tryLogin(fay), 401, 10, NOT_ACTIVE);
        fay.enable(true);
        assertPair(SecondDoor.of(fay).totp(phone.app().code()));
    }

    @Test
    void theAdminConsoleShowsALockAndLiftsItWhereTheDetectorIsOn() {
        realm.setting("bruteForceProtected", true).setting("quickLoginCheckMilliSeconds", 0);
        TestUser gus = user("gus");
        lock(gus);
        String path = realm.path("/attack-detection/brute-force/users/" + gus.id());
        assertThat(realm.admin().get(path).path("disabled").asBoolean()).isTrue();
        realm.admin().delete(path);
        assertPair(SecondDoor.of(gus).totp(phone.app().code()));
    }

    @Test
    void ourOwnUnlockLiftsItToo() {
        TestUser hal = user("hal");
        lock(hal);
        realm.admin().post(realm.path("/sallyport/users/" + hal.id() + "/unlock"), null);
        assertPair(SecondDoor.of(hal).totp(phone.app().code()));
    }

    @Test
    void aLowerLimitCatchesUpWithWhoIsBeyondIt() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().maxFailures(10));
        TestUser ida = user("ida");
        SecondDoor door = SecondDoor.of(ida);
        for (int i = 0; i < 4; i++) {
            door.totp(phone.app().wrongCode());
        }
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().maxFailures(2));
        assertError(door.totp(phone.app().code()), 401, 10, LOCKED);
        assertThat(remaining(ida)).isPositive();
    }

    @Test
    void theDetectorsOwnLocksAreMailedOnceAnHour() {
        realm.setting("bruteForceProtected", true)
                .setting("quickLoginCheckMilliSeconds", 0)
                .setting("failureFactor", 1)
                .setting("permanentLockout", false);
        Inbox guards = Inbox.inTheOpen("guards-2@lockout.example");
        realm.lockoutNotification(guards);
        TestUser joe = user("joe");
        realm.directGrant(new TestUser(realm, joe.id(), joe.email(), "wrong-" + joe.id()), Map.of());
        assertThat(joe.newestMail().subject()).contains("is locked");
        assertThat(guards.next().text()).contains(joe.email());
        realm.setting("failureFactor", 30);
    }

    @Test
    void badSettingsAreRefusedByName() {
        Answer refused = realm.admin().send("PUT", realm.path("/sallyport/lockout"), Map.of("firstLockSeconds", 1));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("firstLockSeconds must be a whole number from 30 to 2592000");
        realm.admin().put(realm.path("/sallyport/lockout"), Map.of("firstLockSeconds", 60));
        assertThat(realm.admin().get(realm.path("/sallyport/lockout")).toString())
                .isEqualTo("{\"permanent\":false,\"firstLockSeconds\":60,\"longestLockSeconds\":86400}");
    }

    private TestUser user(String name) {
        return realm.user(name).sysAdmin().nativeTotp(phone).create();
    }

    private SecondDoor lock(TestUser user) {
        SecondDoor door = SecondDoor.of(user);
        assertThat(door.totp(phone.app().wrongCode()).status()).isEqualTo(400);
        assertError(door.totp(phone.app().wrongCode()), 401, 10, LOCKED_NOW);
        return door;
    }

    /** Seconds. */
    private static long remaining(TestUser user) {
        return realm.admin()
                .get(realm.path("/sallyport/users/" + user.id() + "/lock"))
                .path("secondsLeft")
                .asLong();
    }
}
