package dev.sallyport.it.twofactor;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Json;
import dev.sallyport.it.fixtures.NativeOtp;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Authenticators that Keycloak itself made, whatever the realm's OTP policy was, log in over the API. */
class NativeOtpIT {

    private static final String INCORRECT = "Verification code is incorrect";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    @Test
    void anAppOfKeycloaksOwnLogsInWithoutAnySettingsOfOurs() {
        NativeTotp phone = NativeTotp.labelled("Phone");
        TestUser user = realm.user("native").sysAdmin().nativeTotp(phone).create();
        assertPair(SecondDoor.of(user).totp(phone.app().code()));
    }

    @ParameterizedTest
    @CsvSource({"HmacSHA1, 8, 30", "HmacSHA256, 6, 30", "HmacSHA256, 8, 60", "HmacSHA512, 6, 60"})
    void otherAlgorithmsDigitsAndPeriodsAreRespected(String algorithm, int digits, int period) {
        NativeOtp app = NativeOtp.totp(algorithm, digits, period);
        String name = algorithm.toLowerCase(Locale.ROOT) + digits + period;
        TestUser user = realm.user(name).sysAdmin().nativeOtp(app).create();
        String code = app.code();
        SecondDoor door = SecondDoor.of(user);
        assertError(door.totp(code.substring(1)), 400, 31, INCORRECT);
        assertPair(door.totp(code));
        assertError(SecondDoor.of(user).totp(code), 400, 31, INCORRECT);
    }

    @Test
    void aCounterMovesOnWithEachCode() {
        NativeOtp token = NativeOtp.hotp();
        TestUser user = realm.user("hotp").sysAdmin().nativeOtp(token).create();
        assertPair(SecondDoor.of(user).totp(token.codeOf(0)));
        SecondDoor door = SecondDoor.of(user);
        assertError(door.totp(token.codeOf(0)), 400, 31, INCORRECT);
        assertError(door.totp(token.codeOf(9)), 400, 31, INCORRECT);
        assertPair(door.totp(token.codeOf(2)));
        assertPair(SecondDoor.of(user).totp(token.codeOf(3)));
        assertThat(counterOf(user)).isEqualTo(4);
    }

    @Test
    void anyOfTwoAppsIsEnough() {
        NativeTotp phone = NativeTotp.labelled("Phone");
        NativeTotp tablet = NativeTotp.labelled("Tablet");
        TestUser user = realm.user("two")
                .sysAdmin()
                .nativeTotp(phone)
                .nativeTotp(tablet)
                .create();
        assertPair(SecondDoor.of(user).totp(phone.app().code()));
        assertPair(SecondDoor.of(user).totp(tablet.app().code()));
        assertError(SecondDoor.of(user).totp(tablet.app().code()), 400, 31, INCORRECT);
    }

    @Test
    void theOwnerReadsItsUrlAndMayRemoveIt() {
        NativeTotp phone = NativeTotp.labelled("Phone");
        TestUser user = realm.user("owner").sysAdmin().nativeTotp(phone).create();
        String token = assertPair(SecondDoor.of(user).totp(phone.app().code())).field("token");
        Api api = realm.api().as(token);
        assertThat(api.get("/api/2fa/account/settings")
                        .json()
                        .at("/configs/TOTP/authUrl")
                        .asText())
                .startsWith("otpauth://totp/native-otp:owner@native-otp.example?issuer=native-otp&secret=");
        assertThat(api.delete("/api/2fa/account/config?providerType=TOTP").status())
                .isEqualTo(200);
        assertPair(realm.api().tryLogin(user));
    }

    private static int counterOf(TestUser user) {
        return user.credentials().stream()
                .filter(c -> c.path("type").asText().equals("otp"))
                .map(c -> Json.of(c.path("credentialData").asText())
                        .path("counter")
                        .asInt())
                .findFirst()
                .orElseThrow();
    }
}
