package dev.sallyport.it.twofactor;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.ApiEnrolment;
import dev.sallyport.it.fixtures.AtOnce;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.Totp;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every code and every ticket opens once, however many callers there are at once. */
class SingleUseIT {

    private static final int CALLERS = 50;
    private static final String INCORRECT = "Verification code is incorrect";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    private final NativeTotp phone = NativeTotp.labelled("Phone");

    @BeforeAll
    static void letThemTry() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().checkRateLimit("1000:60"));
    }

    @Test
    void aReplayedCodeIsRefusedAtBothDoors() {
        TestUser user = user("replay");
        String code = phone.app().code();
        assertPair(SecondDoor.of(user).totp(code));
        assertError(SecondDoor.of(user).totp(code), 400, 31, INCORRECT);
        assertThat(realm.directGrant(user, Map.of("totp", code)).status()).isEqualTo(400);
    }

    @Test
    void aCodeThatOpenedTheOtherDoorIsUsed() {
        TestUser user = user("other-door");
        String code = phone.app().code();
        assertThat(realm.directGrant(user, Map.of("totp", code)).status()).isEqualTo(200);
        assertError(SecondDoor.of(user).totp(code), 400, 31, INCORRECT);
    }

    @Test
    void aReplayedCodeIsNoFailure() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().maxFailures(2));
        try {
            TestUser user = user("no-failure");
            String code = phone.app().code();
            assertPair(SecondDoor.of(user).totp(code));
            IntStream.range(0, 3).forEach(i -> assertError(SecondDoor.of(user).totp(code), 400, 31, INCORRECT));
            assertPair(SecondDoor.of(user).totp(phone.app().codeOfStep(1)));
        } finally {
            letThemTry();
        }
    }

    @Test
    void theCodeOfTheEnrolmentDoesNotLogIn() {
        TestUser user = realm.user("enrolled").sysAdmin().create();
        Api api = realm.api().login(user);
        ObjectNode proposal = ApiEnrolment.generate(api, "TOTP");
        Totp app = ApiEnrolment.app(proposal);
        String code = app.code();
        assertThat(ApiEnrolment.save(api, proposal, code).status()).isEqualTo(200);
        assertError(SecondDoor.of(user).totp(code), 400, 31, INCORRECT);
        assertPair(SecondDoor.of(user).totp(app.codeOfStep(1)));
    }

    @Test
    void aUsedBackupCodeIsRefusedAtBothDoors() {
        TestUser user = realm.user("backup").sysAdmin().create();
        String code = enrolBackupCodes(user).get(3);
        assertPair(SecondDoor.of(user).backupCode(code));
        assertError(SecondDoor.of(user).backupCode(code), 400, 31, INCORRECT);
        assertThat(realm.directGrant(user, Map.of("backup_code", code)).status())
                .isEqualTo(400);
    }

    @Test
    void aTicketIsSpentByTheLoginAndNotByAMistake() {
        TestUser user = user("ticket");
        SecondDoor door = SecondDoor.of(user);
        assertError(door.totp(phone.app().wrongCode()), 400, 31, INCORRECT);
        assertPair(door.totp(phone.app().code()));
        assertError(door.totp(phone.app().codeOfStep(1)), 401, 11, "Token has expired");
        assertError(door.api().get("/api/auth/2fa/providers"), 401, 11, "Token has expired");
        assertPair(SecondDoor.of(user).totp(phone.app().codeOfStep(1)));
    }

    @Test
    void oneCodeWithManyTicketsOpensOnce() {
        TestUser user = user("many-tickets");
        List<SecondDoor> doors =
                IntStream.range(0, CALLERS).mapToObj(i -> SecondDoor.of(user)).toList();
        String code = phone.app().code();
        assertOneOpened(user, AtOnce.run(CALLERS, i -> doors.get(i).totp(code)));
    }

    @Test
    void oneCodeWithOneTicketOpensOnce() {
        TestUser user = user("one-ticket");
        SecondDoor door = SecondDoor.of(user);
        String code = phone.app().code();
        assertOneOpened(user, AtOnce.run(CALLERS, i -> door.totp(code)));
    }

    @Test
    void twoCodesWithOneTicketOpenOnce() {
        TestUser user = user("two-codes");
        SecondDoor door = SecondDoor.of(user);
        List<String> codes = List.of(phone.app().code(), phone.app().codeOfStep(1));
        assertOneOpened(user, AtOnce.run(CALLERS, i -> door.totp(codes.get(i % 2))));
    }

    @Test
    void oneBackupCodeAtOnceOpensOnce() {
        TestUser user = realm.user("backup-at-once").sysAdmin().create();
        String code = enrolBackupCodes(user).get(0);
        user.logOutEverywhere();
        List<SecondDoor> doors =
                IntStream.range(0, CALLERS).mapToObj(i -> SecondDoor.of(user)).toList();
        assertOneOpened(user, AtOnce.run(CALLERS, i -> doors.get(i).backupCode(code)));
    }

    private static void assertOneOpened(TestUser user, List<Answer> answers) {
        assertThat(answers).filteredOn(a -> a.status() == 200).hasSize(1);
        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 400, 401);
        assertThat(user.sessions()).hasSize(1);
    }

    private TestUser user(String name) {
        return realm.user(name).sysAdmin().nativeTotp(phone).create();
    }

    private static List<String> enrolBackupCodes(TestUser user) {
        Api api = realm.api().login(user);
        ApiEnrolment.totp(api);
        return ApiEnrolment.backupCodes(api);
    }
}
