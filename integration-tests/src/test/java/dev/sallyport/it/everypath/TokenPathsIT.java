package dev.sallyport.it.everypath;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static dev.sallyport.it.fixtures.ApiAssertions.assertTicket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.ApiEnrolment;
import dev.sallyport.it.fixtures.Endpoints;
import dev.sallyport.it.fixtures.Event;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The rows of "Every path" that need no browser: passwords for tokens, and tokens for tokens. */
class TokenPathsIT {

    private static final String CLIENT = "test-app";
    private static final String SIGN_IN_AGAIN = "A second factor is required: sign in again";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().setting("enabledEventTypes", List.of("REFRESH_TOKEN_ERROR"));

    private final NativeTotp phone = NativeTotp.labelled("Phone");

    @BeforeEach
    @AfterEach
    void notEnforced() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
        realm.setting("revokeRefreshToken", false);
    }

    @Test
    void directGrant() {
        TestUser has = realm.user("grant-has").nativeTotp(phone).create();
        TestUser must = realm.user("grant-must").create();
        assertThat(realm.directGrant(must, Map.of()).status()).isEqualTo(200);
        enforce();
        assertInvalidGrant(realm.directGrant(has, Map.of()), "Invalid user credentials");
        assertThat(realm.directGrant(has, Map.of("totp", phone.app().code())).status())
                .isEqualTo(200);
        assertInvalidGrant(realm.directGrant(must, Map.of()), "Account is not fully set up");
    }

    @Test
    void passwordOverTheApi() {
        TestUser has = realm.user("api-has").sysAdmin().nativeTotp(phone).create();
        TestUser must = realm.user("api-must").sysAdmin().create();
        assertPair(realm.api().tryLogin(must));
        enforce();
        assertPair(SecondDoor.of(has).totp(phone.app().code()));
        assertTicket(realm.api().tryLogin(must), "MFA_CONFIGURATION_TOKEN");
    }

    @Test
    void refresh() {
        String shown = refreshTokenWithCode("refresh-has", Map.of());
        String notShown = refreshToken(realm.user("refresh-must").create(), Map.of());
        enforce();
        String renewed = assertRefreshed(shown);
        assertRefreshed(renewed);
        assertInvalidGrant(refreshed(notShown), SIGN_IN_AGAIN);
    }

    @Test
    void offlineRefresh() {
        Map<String, String> offline = Map.of("scope", "openid offline_access");
        String shown = refreshTokenWithCode("offline-has", offline);
        String notShown = refreshToken(realm.user("offline-must").create(), offline);
        enforce();
        assertRefreshed(shown);
        assertInvalidGrant(refreshed(notShown), SIGN_IN_AGAIN);
    }

    @Test
    void refreshOverTheApi() {
        TestUser has = realm.user("token-has").sysAdmin().nativeTotp(phone).create();
        String shown = SecondDoor.of(has).totp(phone.app().code()).field("refreshToken");
        String notShown = realm.api()
                .tryLogin(realm.user("token-must").sysAdmin().create())
                .field("refreshToken");
        enforce();
        assertPair(refreshedOverApi(shown));
        assertError(refreshedOverApi(notShown), 401, 10, "Token is outdated");
    }

    @Test
    void theEventSaysWhy() {
        TestUser user = realm.user("event").create();
        String token = refreshToken(user, Map.of());
        enforce();
        refreshed(token);
        Event event = realm.events().last("REFRESH_TOKEN_ERROR");
        assertThat(event.userId()).isEqualTo(user.id());
        assertThat(event.error()).isEqualTo("invalid_token");
        assertThat(event.detail("reason")).isEqualTo(SIGN_IN_AGAIN);
    }

    /** Each session stands for itself: that a factor was shown in another one proves nothing about this one. */
    @Test
    void anotherSessionOfTheSameUser() {
        TestUser user = realm.user("second").sysAdmin().create();
        String first = refreshToken(user, Map.of());
        enforce();
        SecondDoor door = SecondDoor.setUp(user);
        ApiEnrolment.totp(door.api());
        String second = assertPair(door.api().post("/api/auth/2fa/login")).field("refreshToken");
        assertPair(refreshedOverApi(second));
        assertInvalidGrant(refreshed(first), SIGN_IN_AGAIN);
    }

    /** What was shown must still be there: else a lost phone that an administrator removed would go on counting. */
    @Test
    void aSessionWhoseFactorWasTakenAway() {
        TestUser user = realm.user("removed").nativeTotp(phone).create();
        String token = refreshToken(user, Map.of("totp", phone.app().code()));
        enforce();
        token = assertRefreshed(token);
        user.removeCredentials("otp");
        assertInvalidGrant(refreshed(token), SIGN_IN_AGAIN);
    }

    /** The access token lives to its end, and a factor may be set up with it. */
    @Test
    void aFactorThatIsSetUpInTheSessionSavesIt() {
        TestUser user = realm.user("saved").sysAdmin().create();
        Answer pair = realm.api().tryLogin(user);
        enforce();
        assertError(refreshedOverApi(pair.field("refreshToken")), 401, 10, "Token is outdated");
        ApiEnrolment.totp(realm.api().as(pair.field("token")));
        assertPair(refreshedOverApi(pair.field("refreshToken")));
    }

    @Test
    void aRefusedRefreshTokenIsNotUsedUp() {
        realm.setting("revokeRefreshToken", true);
        String token = refreshToken(realm.user("rotated").create(), Map.of());
        enforce();
        assertInvalidGrant(refreshed(token), SIGN_IN_AGAIN);
        assertInvalidGrant(refreshed(token), SIGN_IN_AGAIN);
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
        assertRefreshed(token);
        assertInvalidGrant(refreshed(token), "Maximum allowed refresh token reuse exceeded");
    }

    @Test
    void whomTheRuleDoesNotNameGoesOn() {
        String token = refreshToken(realm.user("unnamed").create(), Map.of());
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes()
                .with("enforceTwoFa", true)
                .with("enforcedUsersFilter", Map.of("type", "SYSTEM_ADMINISTRATORS")));
        assertRefreshed(token);
    }

    /** Signing in again is what the error asks for, and it helps. */
    @Test
    void afterSigningInAgainTheRefreshIsGood() {
        TestUser user = realm.user("again").sysAdmin().create();
        String token = realm.api().tryLogin(user).field("refreshToken");
        enforce();
        assertError(refreshedOverApi(token), 401, 10, "Token is outdated");
        SecondDoor door = SecondDoor.setUp(user);
        ApiEnrolment.totp(door.api());
        Answer pair = assertPair(door.api().post("/api/auth/2fa/login"));
        assertPair(refreshedOverApi(pair.field("refreshToken")));
    }

    private static void enforce() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().enforcedForAll());
    }

    private String refreshTokenWithCode(String name, Map<String, String> more) {
        TestUser user = realm.user(name).nativeTotp(phone).create();
        Map<String, String> form = new HashMap<>(more);
        form.put("totp", phone.app().code());
        return refreshToken(user, form);
    }

    private static String refreshToken(TestUser user, Map<String, String> more) {
        Answer tokens = realm.directGrant(user, more);
        assertThat(tokens.status()).as(tokens.text()).isEqualTo(200);
        return tokens.field("refresh_token");
    }

    private static Answer refreshed(String token) {
        return Endpoints.of(realm).refresh(CLIENT, token);
    }

    private static Answer refreshedOverApi(String token) {
        return realm.api().post("/api/auth/token", Map.of("refreshToken", token));
    }

    private static String assertRefreshed(String token) {
        Answer answer = refreshed(token);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.field("refresh_token");
    }

    private static void assertInvalidGrant(Answer answer, String description) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field("error")).isEqualTo("invalid_grant");
        assertThat(answer.field("error_description")).isEqualTo(description);
    }
}
