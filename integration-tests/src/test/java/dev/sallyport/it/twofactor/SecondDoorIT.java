package dev.sallyport.it.twofactor;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.ApiEnrolment;
import dev.sallyport.it.fixtures.Json;
import dev.sallyport.it.fixtures.Jwt;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.Totp;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The second step of a login: {@code /api/auth/2fa/…}. */
class SecondDoorIT {

    private static final String CHECK = "/api/auth/2fa/verification/check";
    private static final String SEND = "/api/auth/2fa/verification/send";
    private static final String INCORRECT = "Verification code is incorrect";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    private final NativeTotp phone = NativeTotp.labelled("Phone");

    @BeforeAll
    static void offerBoth() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().backupCodes(2));
    }

    @Test
    void theRightCodeOpens() {
        TestUser user = user("right");
        Answer pair = assertPair(SecondDoor.of(user).totp(phone.app().code()));
        Jwt token = Jwt.of(pair.field("token"));
        assertThat(token.claim("userId")).isEqualTo(user.id());
        assertThat(token.scopes()).containsExactly("SYS_ADMIN");
        assertThat(user.sessions()).hasSize(1);
        assertThat(realm.api().as(pair.field("token")).get("/api/auth/user").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void oneStepOfClockDifferenceIsForgiven(int step) {
        assertPair(SecondDoor.of(user("clock" + step)).totp(phone.app().codeOfStep(step)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-3, 3})
    void moreIsNot(int step) {
        Answer answer = SecondDoor.of(user("far" + step)).totp(phone.app().codeOfStep(step));
        assertError(answer, 400, 31, INCORRECT);
    }

    @Test
    void theProvidersAreThoseOfTheUserInTheOrderOfSetUp() {
        TestUser user = realm.user("providers").sysAdmin().create();
        Api api = realm.api().login(user);
        ApiEnrolment.totp(api);
        ApiEnrolment.backupCodes(api);
        Answer answer = SecondDoor.of(user).api().get("/api/auth/2fa/providers");
        assertThat(answer.json()).isEqualTo(Json.of("""
                                [{'type':'TOTP','default':true,'contact':null,'minVerificationCodeSendPeriod':30},
                                {'type':'BACKUP_CODE','default':false,'contact':null,'minVerificationCodeSendPeriod':30}]
                                """));
    }

    @Test
    void aBackupCodeOpensAndTheEmptySetStaysListed() {
        TestUser user = realm.user("backup").sysAdmin().create();
        Api api = realm.api().login(user);
        Totp app = ApiEnrolment.totp(api);
        for (String code : ApiEnrolment.backupCodes(api)) {
            assertPair(SecondDoor.of(user).backupCode(code));
        }
        SecondDoor door = SecondDoor.of(user);
        assertThat(door.api().get("/api/auth/2fa/providers").json().findValuesAsText("type"))
                .containsExactly("TOTP", "BACKUP_CODE");
        assertError(door.backupCode("00000000"), 400, 31, INCORRECT);
        assertPair(door.totp(app.codeOfStep(1)));
    }

    @Test
    void sendIsLimitedPerFactorThoughNothingIsSent() {
        TestUser user = realm.user("send").sysAdmin().create();
        Api api = realm.api().login(user);
        ApiEnrolment.totp(api);
        ApiEnrolment.backupCodes(api);
        SecondDoor door = SecondDoor.of(user);
        Answer first = door.api().post(SEND + "?providerType=TOTP");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text()).isEmpty();
        Answer second = SecondDoor.of(user).api().post(SEND + "?providerType=TOTP");
        assertError(second, 429, 33, "Too many requests");
        assertThat(Integer.parseInt(second.header("Retry-After"))).isBetween(1, 30);
        assertThat(door.api().post(SEND + "?providerType=BACKUP_CODE").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SMS", "EMAIL", "BACKUP_CODE"})
    void aFactorThatTheUserHasNotIsRefused(String providerType) {
        SecondDoor door = SecondDoor.of(user("not-" + providerType));
        String message = "2FA is not configured for account";
        assertError(door.check(providerType, "123456"), 400, 31, message);
        assertError(door.api().post(SEND + "?providerType=" + providerType), 400, 31, message);
    }

    @Test
    void parametersAreChecked() {
        Api door = SecondDoor.of(user("parameters")).api();
        String noProvider =
                "Required request parameter 'providerType' for method parameter type TwoFaProviderType is not present";
        assertError(door.post(SEND), 400, 31, noProvider);
        assertError(door.post(CHECK + "?verificationCode=123456"), 400, 31, noProvider);
        assertError(
                door.post(CHECK + "?providerType=TOTP"),
                400,
                31,
                "Required request parameter 'verificationCode' for method parameter type String is not present");
        assertThat(door.post(CHECK + "?providerType=otp&verificationCode=1").field("message"))
                .startsWith("Method parameter 'providerType': Failed to convert");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "abcdef", "12345", "1234567", "99999999999999999999999"})
    void whatIsNoCodeIsIncorrect(String code) {
        assertError(
                SecondDoor.of(user("no-code-" + code.length() + code.isBlank())).totp(code), 400, 31, INCORRECT);
    }

    @Test
    void onlyTheExactDigitsAreTheCode() {
        String code = phone.app().code();
        List<String> alike = List.of(
                "0" + code,
                code.substring(1),
                " " + code,
                code + " ",
                "+" + code,
                "-" + code,
                code.substring(0, 3) + " " + code.substring(3),
                inArabicIndicDigits(code));
        for (String text : alike) {
            TestUser user = user("exact-" + alike.indexOf(text));
            SecondDoor door = SecondDoor.of(user);
            assertError(door.totp(text), 400, 31, INCORRECT);
        }
        assertPair(SecondDoor.of(user("exact")).totp(code));
    }

    @Test
    void onlyTheExactTextIsTheBackupCode() {
        TestUser user = realm.user("exact-backup").sysAdmin().create();
        Api api = realm.api().login(user);
        ApiEnrolment.totp(api);
        String code = ApiEnrolment.backupCodes(api).get(0);
        SecondDoor door = SecondDoor.of(user);
        assertError(door.backupCode(code + " "), 400, 31, INCORRECT);
        assertError(door.backupCode(code.substring(0, 4) + "-" + code.substring(4)), 400, 31, INCORRECT);
        assertError(door.backupCode("0" + code), 400, 31, INCORRECT);
        assertPair(door.backupCode(code));
    }

    @Test
    void aDisabledUserIsToldSo() {
        TestUser user = user("disabled");
        SecondDoor door = SecondDoor.of(user);
        user.enable(false);
        assertError(door.totp(phone.app().code()), 401, 10, "User is disabled");
        assertThat(user.sessions()).isEmpty();
    }

    @Test
    void aFactorThatWasRemovedMeanwhileDoesNotOpen() {
        TestUser user = user("removed");
        SecondDoor door = SecondDoor.of(user);
        user.removeCredentials("otp");
        assertError(door.totp(phone.app().code()), 400, 31, "2FA is not configured for account");
        assertThat(door.api().get("/api/auth/2fa/providers").text()).isEqualTo("[]");
    }

    private TestUser user(String name) {
        return realm.user(name.toLowerCase(Locale.ROOT))
                .sysAdmin()
                .nativeTotp(phone)
                .create();
    }

    private static String inArabicIndicDigits(String code) {
        StringBuilder digits = new StringBuilder();
        code.chars().forEach(c -> digits.append((char) ('\u0660' + c - '0')));
        return digits.toString();
    }
}
