package dev.sallyport.it.twofactor;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.ApiEnrolment;
import dev.sallyport.it.fixtures.AtOnce;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Something always bounds guessing, over both doors. */
class GuessingIT {

    private static final String INCORRECT = "Verification code is incorrect";
    private static final String LOCKED_NOW = "User account was locked due to exceeded 2FA verification attempts";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    private final NativeTotp phone = NativeTotp.labelled("Phone");

    @Test
    void fiveWrongCodesInFiveMinutesAreTheDefault() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
        SecondDoor door = SecondDoor.of(user("default"));
        guess(door, 5);
        Answer sixth = door.totp(phone.app().code());
        assertTooMany(sixth, 300);
    }

    @Test
    void theDefaultHoldsWhereNobodyEverSavedSettings() {
        realm.admin().put(realm.path(""), Map.of("attributes", Map.of("sallyport.two-factor.settings", "")));
        SecondDoor door = SecondDoor.of(user("unsaved"));
        guess(door, 5);
        assertTooMany(door.totp(phone.app().code()), 300);
    }

    @Test
    void theDoorsCountTogether() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
        TestUser user = user("both-doors");
        for (int i = 0; i < 2; i++) {
            assertThat(realm.directGrant(user, Map.of("totp", phone.app().wrongCode()))
                            .status())
                    .isEqualTo(400);
        }
        SecondDoor door = SecondDoor.of(user);
        guess(door, 3);
        assertTooMany(door.totp(phone.app().code()), 300);
        assertThat(realm.directGrant(user, Map.of("totp", phone.app().codeOfStep(1)))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aNewPasswordLoginDoesNotGiveNewTries() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
        TestUser user = user("new-login");
        for (int i = 0; i < 5; i++) {
            guess(SecondDoor.of(user), 1);
        }
        assertTooMany(SecondDoor.of(user).totp(phone.app().code()), 300);
    }

    @Test
    void sendDoesNotGiveNewTries() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
        SecondDoor door = SecondDoor.of(user("send"));
        guess(door, 5);
        door.api().post("/api/auth/2fa/verification/send?providerType=TOTP");
        assertTooMany(door.totp(phone.app().code()), 300);
    }

    @Test
    void aConfiguredRateLimitIsTheBound() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().checkRateLimit("3:10"));
        SecondDoor door = SecondDoor.of(user("three"));
        guess(door, 3);
        assertTooMany(door.totp(phone.app().code()), 10);
    }

    @Test
    void aWiderConfiguredRateLimitIsTheBoundToo() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().checkRateLimit("8:60"));
        SecondDoor door = SecondDoor.of(user("eight"));
        guess(door, 8);
        assertTooMany(door.totp(phone.app().code()), 60);
    }

    @Test
    void afterThePeriodThereAreNewTries() throws InterruptedException {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().checkRateLimit("1:2"));
        SecondDoor door = SecondDoor.of(user("period"));
        guess(door, 1);
        Answer refused = door.totp(phone.app().code());
        assertTooMany(refused, 2);
        Thread.sleep(2_100);
        assertPair(door.totp(phone.app().code()));
    }

    @Test
    void eachFactorHasItsOwnPeriod() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().checkRateLimit("2:60"));
        TestUser user = realm.user("factors").sysAdmin().create();
        Api api = realm.api().login(user);
        ApiEnrolment.totp(api);
        List<String> codes = ApiEnrolment.backupCodes(api);
        SecondDoor door = SecondDoor.of(user);
        door.totp("000000");
        door.totp("000000");
        assertTooMany(door.totp("000000"), 60);
        assertPair(door.backupCode(codes.get(0)));
    }

    @Test
    void aRightCodeClearsTheRow() {
        realm.twoFactor(
                TwoFactorSettings.totpAndBackupCodes().checkRateLimit("3:300").maxFailures(3));
        TestUser user = user("cleared");
        SecondDoor first = SecondDoor.of(user);
        guess(first, 2);
        assertPair(first.totp(phone.app().code()));
        SecondDoor second = SecondDoor.of(user);
        guess(second, 2);
        assertPair(second.totp(phone.app().codeOfStep(1)));
    }

    @Test
    void theConfiguredFailureLocks() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().maxFailures(3));
        TestUser user = user("locked");
        Answer pair = assertPair(SecondDoor.of(user).totp(phone.app().code()));
        SecondDoor door = SecondDoor.of(user);
        guess(door, 2);
        assertError(door.totp(phone.app().wrongCode()), 401, 10, LOCKED_NOW);
        assertError(door.totp(phone.app().codeOfStep(1)), 401, 10, "User is disabled");
        assertError(realm.api().tryLogin(user), 401, 10, "User account is not active");
        assertError(realm.api().as(pair.field("token")).get("/api/auth/user"), 401, 11, "Token has expired");
        assertThat(realm.api()
                        .post("/api/auth/token", Map.of("refreshToken", pair.field("refreshToken")))
                        .status())
                .isEqualTo(401);
        assertThat(user.sessions()).isEmpty();
    }

    @Test
    void theLockCountsBothDoorsAndAllFactors() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().maxFailures(3));
        TestUser user = realm.user("lock-all").sysAdmin().create();
        Api api = realm.api().login(user);
        ApiEnrolment.totp(api);
        ApiEnrolment.backupCodes(api);
        SecondDoor door = SecondDoor.of(user);
        realm.directGrant(user, Map.of("totp", "000000"));
        assertError(door.backupCode("00000000"), 400, 31, INCORRECT);
        assertError(door.totp("000000"), 401, 10, LOCKED_NOW);
    }

    @Test
    void aHundredFailuresInARowStopEverything() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().checkRateLimit("1000:3600"));
        TestUser user = user("hundred");
        SecondDoor door = SecondDoor.of(user);
        guess(door, 99);
        assertError(door.totp(phone.app().wrongCode()), 401, 10, LOCKED_NOW);
        assertError(door.totp(phone.app().code()), 401, 10, "User is disabled");
        assertThat(realm.directGrant(user, Map.of("totp", phone.app().code())).status())
                .isEqualTo(400);
        Answer unlocked = realm.admin().post(realm.path("/sallyport/users/" + user.id() + "/unlock"), null);
        assertThat(unlocked.field("userId")).isEqualTo(user.id());
        assertPair(door.totp(phone.app().code()));
    }

    @Test
    void aHigherConfiguredNumberDoesNotLiftTheHardStop() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().maxFailures(200));
        TestUser user = user("two-hundred");
        SecondDoor door = SecondDoor.of(user);
        guess(door, 99);
        assertError(door.totp(phone.app().wrongCode()), 401, 10, LOCKED_NOW);
        assertError(door.totp(phone.app().code()), 401, 10, "User is disabled");
    }

    @Test
    void wrongCodesAtOnceAreNoMoreThanTheLockAllows() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().maxFailures(3));
        for (int round = 0; round < 5; round++) {
            TestUser user = user("locked-at-once-" + round);
            SecondDoor door = SecondDoor.of(user);
            String wrong = phone.app().wrongCode();
            List<Answer> answers = AtOnce.run(50, i -> door.totp(wrong));
            assertThat(answers).extracting(Answer::status).containsOnly(400, 401);
            assertThat(answers).filteredOn(a -> a.status() == 400).hasSize(2);
            assertThat(answers)
                    .filteredOn(a -> a.field("message").equals(LOCKED_NOW))
                    .hasSize(1);
            assertError(door.totp(phone.app().code()), 401, 10, "User is disabled");
        }
    }

    /** Whose counts nobody has made yet: 429 and 401 would say that there were tries before. */
    @Test
    void firstTriesAtOnceAreNotTakenForTooMany() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().checkRateLimit("100:60"));
        for (int round = 0; round < 10; round++) {
            SecondDoor door = SecondDoor.of(user("first-at-once-" + round));
            String wrong = phone.app().wrongCode();
            assertThat(AtOnce.run(20, i -> door.totp(wrong)))
                    .extracting(Answer::status)
                    .containsOnly(400);
        }
    }

    @Test
    void wrongCodesAtOnceAreNoMoreThanTheLimit() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
        SecondDoor door = SecondDoor.of(user("at-once"));
        String wrong = phone.app().wrongCode();
        List<Answer> answers = AtOnce.run(50, i -> door.totp(wrong));
        assertThat(answers).extracting(Answer::status).containsOnly(400, 429);
        assertThat(answers).filteredOn(a -> a.status() == 400).hasSize(5);
    }

    private TestUser user(String name) {
        return realm.user(name).sysAdmin().nativeTotp(phone).create();
    }

    private void guess(SecondDoor door, int times) {
        String wrong = phone.app().wrongCode();
        for (int i = 0; i < times; i++) {
            assertError(door.totp(wrong), 400, 31, INCORRECT);
        }
    }

    private static void assertTooMany(Answer answer, int mostSeconds) {
        assertError(answer, 429, 33, "Too many requests");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, mostSeconds);
    }
}
