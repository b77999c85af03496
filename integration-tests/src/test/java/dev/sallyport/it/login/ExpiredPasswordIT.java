package dev.sallyport.it.login;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static dev.sallyport.it.fixtures.ApiAssertions.assertTicket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.AtOnce;
import dev.sallyport.it.fixtures.Event;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.Json;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.Secrets;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A password that has to be replaced: the answer with a reset token, and {@code POST /api/noauth/resetPassword}. */
class ExpiredPasswordIT {

    private static final String INVALID = "Invalid reset token!";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    private final String password = Secrets.used("New-" + UUID.randomUUID());

    @AfterEach
    void noPolicy() {
        realm.setting("passwordPolicy", "");
    }

    @Test
    void aPasswordThatIsTooOldIsReplacedWithTheTokenOfTheAnswer() {
        TestUser user = realm.user("old").sysAdmin().create();
        realm.setting("passwordPolicy", "forceExpiredPasswordChange(0)");
        awaitExpiry(user);
        String token = expired(user);
        assertThat(token).matches("[A-Za-z0-9]{30}");
        realm.setting("passwordPolicy", "forceExpiredPasswordChange(90)");
        assertReset(token, password);
        assertPair(realm.api().tryLogin(user.email(), password));
        assertError(realm.api().tryLogin(user), 401, 10, "Invalid username or password");
    }

    @Test
    void aTemporaryPasswordIsReplacedTheSameWay() {
        TestUser user = temporary("temporary");
        assertReset(expired(user), password);
        assertThat(user.requiredActions()).isEmpty();
        assertPair(realm.api().tryLogin(user.email(), password));
    }

    @Test
    void onlyTheRightPasswordBringsAToken() {
        TestUser user = temporary("wrong");
        assertError(realm.api().tryLogin(user.email(), "not it"), 401, 10, "Invalid username or password");
        user.enable(false);
        assertError(realm.api().tryLogin(user), 401, 10, "User account is not active");
    }

    @Test
    void aTokenWorksOnce() {
        TestUser user = temporary("once");
        String token = expired(user);
        assertReset(token, password);
        assertError(reset(token, "Another-" + password), 400, 31, INVALID);
        assertPair(realm.api().tryLogin(user.email(), password));
    }

    @Test
    void ofManyAtOnceOneWorks() {
        String token = expired(temporary("at-once"));
        List<Answer> answers = AtOnce.run(6, i -> reset(token, password + i));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    }

    @Test
    void aNewTokenVoidsTheFormer() {
        TestUser user = temporary("again");
        String former = expired(user);
        String token = expired(user);
        assertError(reset(former, password), 400, 31, INVALID);
        assertReset(token, password);
    }

    @Test
    void aTokenIsVoidWhenThePasswordWasReplacedOtherwise() {
        TestUser user = temporary("otherwise");
        String token = expired(user);
        realm.admin()
                .put(
                        user.path("/reset-password"),
                        Map.of("type", "password", "value", Secrets.used("Given-" + password), "temporary", true));
        assertError(reset(token, password), 400, 31, INVALID);
    }

    @Test
    void aTokenIsVoidWhenTheUserIsDisabledAndStaysSo() {
        TestUser user = temporary("disabled");
        String token = expired(user);
        user.enable(false);
        assertError(reset(token, password), 400, 31, INVALID);
        user.enable(true);
        assertError(reset(token, password), 400, 31, INVALID);
    }

    @Test
    void aTokenIsVoidWhenTooManyWrongCodesLockTheUser() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().maxFailures(1));
        NativeTotp phone = NativeTotp.labelled("Phone");
        TestUser user = realm.user("locked").sysAdmin().nativeTotp(phone).create();
        SecondDoor door = SecondDoor.of(user);
        user.require("UPDATE_PASSWORD");
        String token = expired(user);
        door.totp(phone.app().wrongCode());
        assertError(reset(token, password), 400, 31, INVALID);
    }

    @Test
    void aTokenIsGoodForItsOwnerOnly() {
        TestUser ann = temporary("owner");
        TestUser bob = temporary("bystander");
        assertReset(expired(ann), password);
        assertError(realm.api().tryLogin(bob.email(), password), 401, 10, "Invalid username or password");
    }

    @Test
    void whatIsNoTokenIsRefused() {
        assertError(realm.api().post("/api/noauth/resetPassword", "{}"), 400, 31, "Incorrect resetToken null");
        assertError(reset("", password), 400, 31, INVALID);
        assertError(reset("x".repeat(40), password), 400, 31, INVALID);
        assertThat(realm.events().last("RESET_PASSWORD_ERROR").error()).isEqualTo("invalid_token");
    }

    @Test
    void aPasswordThatBreaksThePolicyIsRefusedInThingsBoardsWordsAndTheTokenStaysGood() {
        TestUser user = temporary("rules");
        String token = expired(user);
        realm.setting(
                "passwordPolicy",
                "specialChars(1) and digits(1) and length(8) and lowerCase(2) and notUsername"
                        + " and sallyport-no-whitespace and maxLength(60)");
        assertError(reset(token, "A B C"), 400, 31, """
                Password must be 8 or more characters in length.
                Password must contain 2 or more lowercase characters.
                Password must contain 1 or more digit characters.
                Password contains a whitespace character.""");
        assertError(reset(token, null), 400, 31, "Password cannot be null");
        assertError(reset(token, user.password()), 400, 31, "New password should be different from existing!");
        assertThat(realm.events().last("RESET_PASSWORD_ERROR").error()).isEqualTo("password_rejected");
        assertReset(token, password);
    }

    @Test
    void whatOnlyKeycloakHasARuleForIsSaidInKeycloaksWords() {
        TestUser user = temporary("only-keycloak");
        String token = expired(user);
        realm.setting("passwordPolicy", "notUsername");
        Answer refused = reset(token, user.email());
        assertThat(refused.field("message")).isEqualTo("Invalid password: must not be equal to the username.");
    }

    @Test
    void aPasswordThatWasUsedLatelyIsRefused() {
        realm.setting("passwordPolicy", "passwordAge(30)");
        TestUser user = temporary("lately");
        String token = expired(user);
        assertError(reset(token, user.password()), 400, 31, "Password was already used for the last 30 days");
    }

    @Test
    void aResetEndsAllSessionsAndIsToldToTheOwner() {
        TestUser user = realm.user("sessions").sysAdmin().create();
        Inbox mailbox = Inbox.inTheOpen(user.email());
        Answer before = realm.api().tryLogin(user);
        realm.directGrant(user, Map.of("scope", "openid offline_access"));
        assertThat(offlineSessions()).isEqualTo(1);
        user.require("UPDATE_PASSWORD");
        assertReset(expired(user), password);
        assertThat(user.sessions()).isEmpty();
        assertError(realm.api().as(before.field("token")).get("/api/auth/user"), 401, 11, "Token has expired");
        assertThat(offlineSessions()).isZero();
        assertThat(mailbox.next().text()).contains("was reset").doesNotContain(password);
    }

    @Test
    void aResetDoesNotSkipTheSecondFactor() {
        NativeTotp phone = NativeTotp.labelled("Phone");
        TestUser user = realm.user("second")
                .sysAdmin()
                .nativeTotp(phone)
                .requiredAction("UPDATE_PASSWORD")
                .create();
        assertReset(expired(user), password);
        assertTicket(realm.api().tryLogin(user.email(), password), "PRE_VERIFICATION_TOKEN");
    }

    @Test
    void eachStepIsAnEvent() {
        TestUser user = temporary("events");
        String token = expired(user);
        Event refused = realm.events().of(user).get(0);
        assertThat(refused.error()).isEqualTo("resolve_required_actions");
        assertThat(refused.detail("custom_required_action")).isEqualTo("UPDATE_PASSWORD");
        assertReset(token, password);
        assertThat(realm.events().of(user)).extracting(Event::type).contains("RESET_PASSWORD", "UPDATE_CREDENTIAL");
        assertThat(realm.events().last("UPDATE_CREDENTIAL").detail("credential_type"))
                .isEqualTo("password");
    }

    @Test
    void aTokenExpires() {
        TestUser user = temporary("late");
        realm.setting("attributes", Map.of("actionTokenGeneratedByUserLifespan.reset-credentials", "1"));
        String token = expired(user);
        realm.setting("attributes", Map.of("actionTokenGeneratedByUserLifespan.reset-credentials", "3600"));
        Answer answer = reset(token, "");
        while (!answer.field("message").contains("expired")) {
            assertThat(answer.field("message")).isEqualTo("Password must be 1 or more characters in length.");
            answer = reset(token, "");
        }
        assertError(answer, 400, 31, "Password reset token expired");
        assertReset(expired(user), password);
    }

    /** No day old is too old from the next second on. */
    private static void awaitExpiry(TestUser user) {
        Instant end = Instant.now().plus(Duration.ofSeconds(10));
        while (realm.api().tryLogin(user).status() == 200 && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
    }

    private static int offlineSessions() {
        String client = realm.admin()
                .get(realm.path("/clients?clientId=test-app"))
                .get(0)
                .path("id")
                .asText();
        return realm.admin()
                .get(realm.path("/clients/" + client + "/offline-session-count"))
                .path("count")
                .asInt();
    }

    private static TestUser temporary(String name) {
        return realm.user(name).sysAdmin().requiredAction("UPDATE_PASSWORD").create();
    }

    private static String expired(TestUser user) {
        Answer answer = realm.api().tryLogin(user);
        String token = Secrets.used(answer.field("resetToken"));
        assertError(answer, 401, 15, "User password expired!");
        return token;
    }

    private static Answer reset(String token, String password) {
        return realm.api()
                .post(
                        "/api/noauth/resetPassword",
                        Json.object().put("resetToken", token).put("password", password));
    }

    private static void assertReset(String token, String password) {
        Answer answer = reset(token, password);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
    }
}
