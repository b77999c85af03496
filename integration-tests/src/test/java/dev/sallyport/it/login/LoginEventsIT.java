package dev.sallyport.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.ApiEnrolment;
import dev.sallyport.it.fixtures.Event;
import dev.sallyport.it.fixtures.Jwt;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Keycloak's event log says about the API. */
class LoginEventsIT {

    private static final String FACTOR = "sallyport_factor";
    private static final String RESULT = "sallyport_result";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    private final NativeTotp phone = NativeTotp.labelled("Phone");

    @BeforeEach
    void offer() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
    }

    @Test
    void aLoginIsAnEventOfOurClientAndItsSession() {
        TestUser user = realm.user("login").sysAdmin().create();
        String session = Jwt.of(realm.api().tryLogin(user).field("token")).claim("sessionId");
        Event event = only(user, "LOGIN");
        assertThat(event.detail("username")).isEqualTo(user.email());
        assertThat(event.detail("auth_method")).isEqualTo("thingsboard-api");
        assertThat(realm.admin()
                        .get(realm.path("/events?type=LOGIN&user=" + user.id()))
                        .get(0)
                        .path("sessionId")
                        .asText())
                .isEqualTo(session);
    }

    @Test
    void theFirstStepAloneIsNoLogin() {
        TestUser user = realm.user("half").sysAdmin().nativeTotp(phone).create();
        SecondDoor.of(user);
        assertThat(realm.events().of(user)).isEmpty();
    }

    @Test
    void theSecondStepNamesTheFactor() {
        TestUser user = realm.user("second").sysAdmin().nativeTotp(phone).create();
        SecondDoor.of(user).totp(phone.app().code());
        assertThat(only(user, "LOGIN").detail(FACTOR)).isEqualTo("TOTP");
    }

    @Test
    void refusedPasswordsSayWhy() {
        TestUser user = realm.user("refused").sysAdmin().create();
        realm.api().tryLogin(user.email(), "not it");
        assertThat(only(user, "LOGIN_ERROR").error()).isEqualTo("invalid_user_credentials");
        realm.api().tryLogin("nobody@nowhere.example", "not it");
        assertThat(realm.events().last("LOGIN_ERROR").error()).isEqualTo("user_not_found");
        user.enable(false);
        realm.api().tryLogin(user);
        assertThat(realm.events().last("LOGIN_ERROR").error()).isEqualTo("user_disabled");
    }

    @Test
    void refusedCodesSayWhy() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().checkRateLimit("2:300"));
        TestUser user = realm.user("codes").sysAdmin().nativeTotp(phone).create();
        String code = phone.app().code();
        SecondDoor.of(user).totp(code);
        SecondDoor door = SecondDoor.of(user);
        door.totp(code);
        door.totp(phone.app().wrongCode());
        door.totp(phone.app().wrongCode());
        door.totp(phone.app().wrongCode());
        assertThat(errors(user))
                .containsExactly(
                        "invalid_user_credentials USED",
                        "invalid_user_credentials WRONG",
                        "invalid_user_credentials WRONG",
                        "user_temporarily_disabled RATE_LIMITED");
    }

    @Test
    void theLockIsToldApart() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().maxFailures(1));
        TestUser user = realm.user("lock").sysAdmin().nativeTotp(phone).create();
        SecondDoor door = SecondDoor.of(user);
        door.totp(phone.app().wrongCode());
        door.totp(phone.app().code());
        assertThat(errors(user))
                .containsExactly("user_temporarily_disabled LOCKED_NOW", "user_temporarily_disabled LOCKED");
    }

    @Test
    void settingUpAndRemovingAreEvents() {
        TestUser user = realm.user("enrol").sysAdmin().create();
        Api api = realm.api().login(user);
        ApiEnrolment.totp(api);
        assertFactor(only(user, "UPDATE_CREDENTIAL"), "otp", "TOTP");
        ApiEnrolment.backupCodes(api);
        assertFactor(realm.events().last("UPDATE_CREDENTIAL"), "sallyport-backup-code", "BACKUP_CODE");
        api.delete("/api/2fa/account/config?providerType=TOTP");
        assertFactor(only(user, "REMOVE_CREDENTIAL"), "otp", "TOTP");
    }

    @Test
    void aRefusedSetUpIsAnErrorEvent() {
        TestUser user = realm.user("enrol-error").sysAdmin().create();
        Api api = realm.api().login(user);
        ObjectNode proposal = ApiEnrolment.generate(api, "TOTP");
        ApiEnrolment.save(api, proposal, ApiEnrolment.app(proposal).wrongCode());
        Event event = only(user, "UPDATE_CREDENTIAL_ERROR");
        assertFactor(event, "otp", "TOTP");
        assertThat(event.detail(RESULT)).isEqualTo("WRONG");
        assertThat(event.error()).isEqualTo("invalid_user_credentials");
    }

    @Test
    void logoutIsAnEvent() {
        TestUser user = realm.user("logout").sysAdmin().create();
        Answer pair = realm.api().tryLogin(user);
        realm.api().as(pair.field("token")).post("/api/auth/logout");
        assertThat(realm.events().of(user)).extracting(Event::type).containsExactly("LOGOUT", "LOGIN");
    }

    /** Oldest first. */
    private static List<String> errors(TestUser user) {
        List<String> newestFirst = realm.events().of(user).stream()
                .filter(e -> e.type().equals("LOGIN_ERROR"))
                .peek(e -> assertThat(e.detail(FACTOR)).isEqualTo("TOTP"))
                .map(e -> e.error() + " " + e.detail(RESULT))
                .toList();
        List<String> oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    private static Event only(TestUser user, String type) {
        List<Event> found = realm.events().of(user).stream()
                .filter(e -> e.type().equals(type))
                .toList();
        assertThat(found).as("events " + type).hasSize(1);
        return found.get(0);
    }

    private static void assertFactor(Event event, String credentialType, String factor) {
        assertThat(event.detail("credential_type")).isEqualTo(credentialType);
        assertThat(event.detail(FACTOR)).isEqualTo(factor);
    }
}
