package dev.sallyport.it.account;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static dev.sallyport.it.fixtures.ApiAssertions.assertTicket;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.AtOnce;
import dev.sallyport.it.fixtures.Secrets;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The first password of an account that an administrator made. */
class ActivationIT {

    private static final String ACTIVATE = "/api/noauth/activate";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    private final String password = Secrets.used("First-" + UUID.randomUUID());

    @AfterEach
    void noPolicy() {
        realm.setting("passwordPolicy", "");
    }

    @Test
    void whoFollowsTheLinkOfTheMailChoosesAPasswordAndIsLoggedIn() {
        TestUser ann = made("ann");
        realm.admin().send("POST", activationPath(ann), null);
        assertThat(ann.mailAbout("Your account activation on").text())
                .contains("An account was made for you", "valid for 24 hours");
        MailedLink link = MailedLink.in(ann.newestMail());
        assertThat(link.token()).matches("[A-Za-z0-9]{30}");
        Answer page = realm.api().get(link.path());
        assertThat(page.status()).isEqualTo(303);
        assertThat(page.header("Location")).isEqualTo("/login/createPassword?activateToken=" + link.token());
        assertPair(activate(link.token(), password));
        assertPair(realm.api().tryLogin(ann.email(), password));
        JsonNode user = realm.admin().get(ann.path(""));
        assertThat(user.path("emailVerified").asBoolean()).isTrue();
        assertThat(ann.requiredActions()).isEmpty();
        assertThat(ann.mailAbout("has been activated").text()).contains("/realms/" + realm.name() + "/account");
        assertThat(realm.api().get(link.path()).status()).isEqualTo(409);
        assertError(
                activate(link.token(), password),
                400,
                31,
                "Unable to find user credentials by activateToken [" + link.token() + "]");
        assertThat(realm.events().of(ann).stream().map(event -> event.type())).contains("UPDATE_CREDENTIAL", "LOGIN");
    }

    @Test
    void whatIsWrongIsSaidInOrder() {
        String token = link(made("ben"));
        realm.setting("passwordPolicy", "length(8) and digits(1)");
        assertError(realm.api().post(ACTIVATE, Map.of("activateToken", token)), 400, 31, "Password cannot be null");
        String weak = "Password must be 8 or more characters in length.\n"
                + "Password must contain 1 or more digit characters.";
        assertError(activate(token, "short"), 400, 31, weak);
        assertError(activate("unknown", "short"), 400, 31, weak);
        assertError(realm.api().post(ACTIVATE, Map.of("password", password)), 400, 31, "Incorrect activateToken null");
        assertError(activate("", password), 400, 31, "Incorrect activateToken ");
        assertError(
                activate("unknown", password), 400, 31, "Unable to find user credentials by activateToken [unknown]");
        assertThat(realm.api().get(ACTIVATE + "?activateToken=unknown").status())
                .isEqualTo(409);
        assertError(realm.api().get(ACTIVATE + "?activateToken="), 400, 31, "Incorrect activateToken ");
        assertError(
                realm.api().get(ACTIVATE),
                400,
                31,
                "Required request parameter 'activateToken' for method parameter type String is not present");
        assertPair(activate(token, password));
    }

    @Test
    void ofFiftyAtOnceOneActivates() {
        TestUser cat = made("cat");
        String token = link(cat);
        List<Answer> answers = AtOnce.run(50, number -> activate(token, password));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertPair(realm.api().tryLogin(cat.email(), password));
    }

    @Test
    void whereASecondFactorIsEnforcedItComesNext() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().enforcedForAll());
        assertTicket(activate(link(made("dan")), password), "MFA_CONFIGURATION_TOKEN");
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
    }

    @Test
    void noMailIsSentWhereTheCallerSaysSo() {
        TestUser eve = made("eve");
        assertPair(realm.api()
                .post(
                        ACTIVATE + "?sendActivationMail=false",
                        Map.of("activateToken", link(eve), "password", password)));
        assertThat(eve.mails()).isEmpty();
    }

    /** An activation is no way around an administrator, or into an account that is in use. */
    @Test
    void onlyAccountsWithoutAPasswordAreActivated() {
        TestUser fay = made("fay");
        String token = link(fay);
        fay.enable(false);
        assertThat(realm.api().get(ACTIVATE + "?activateToken=" + token).status())
                .isEqualTo(409);
        fay.enable(true);
        assertThat(activate(token, password).status()).isEqualTo(400);
        TestUser gus = made("gus");
        String guss = link(gus);
        realm.admin()
                .put(
                        gus.path("/reset-password"),
                        Map.of("type", "password", "value", Secrets.used("Given-" + password), "temporary", false));
        assertThat(activate(guss, password).status()).isEqualTo(400);
        assertThat(realm.admin().send("GET", activationPath(gus), null).text()).contains("User is already activated!");
        fay.enable(false);
        assertThat(realm.admin().send("POST", activationPath(fay), null).text()).contains("User is disabled");
    }

    /** Who asks for a reset before he has a password needs an activation. */
    @Test
    void whoForgotThatHeHasNoPasswordYetGetsAnActivation() {
        TestUser hal = made("hal");
        realm.api().post("/api/noauth/resetPasswordByEmail", Map.of("email", hal.email()));
        MailedLink link = MailedLink.in(hal.mailAbout("Your account activation on"));
        assertPair(activate(link.token(), password));
    }

    /** As an administrator makes one in the console: without a password. */
    private static TestUser made(String name) {
        TestUser user = realm.user(name).sysAdmin().create();
        user.removeCredentials("password");
        return user;
    }

    private static String link(TestUser user) {
        JsonNode link = realm.admin().get(activationPath(user));
        assertThat(link.path("ttlMs").asLong()).isEqualTo(86_400_000);
        return Secrets.used(link.path("value").asText().replaceFirst(".*activateToken=", ""));
    }

    private static String activationPath(TestUser user) {
        return realm.path("/sallyport/users/" + user.id() + "/activation");
    }

    private static Answer activate(String token, String password) {
        return realm.api().post(ACTIVATE, Map.of("activateToken", token, "password", password));
    }
}
