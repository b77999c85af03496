package dev.sallyport.it.signup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.AtOnce;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Jwt;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.Secrets;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.SignUpActivatePage;
import dev.sallyport.it.pages.SignUpPage;
import dev.sallyport.it.pages.SignUpWaitingPage;
import dev.sallyport.it.pages.TotpSetupPage;
import dev.sallyport.it.selfregistration.NewSelfRegistration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the sign-up page stands in Keycloak's registration: beside its own form, in several tabs, before the second factor. */
class SignUpFlowIT {

    private static final String HOST = "flow.localhost";

    /** Registration was on before Sallyport came. */
    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations().setting("registrationAllowed", true);

    @RegisterExtension
    final Browser browser = Browser.desktop();

    @RegisterExtension
    final Browser stranger = Browser.desktop();

    private static Api domain;

    @BeforeAll
    static void domain() {
        realm.signUpLimits("1000:3600");
        Api root = realm.api().login(realm.user("root").sysAdmin().create());
        NewSelfRegistration.on(HOST, realm.tenant("Acme"), root).save(root);
        domain = SignedUp.at(realm, HOST);
    }

    @Test
    void whereNoDomainIsKeycloaksOwnFormStays() {
        OidcLogin login = realm.oidcLogin();
        LoginPage.in(browser.open(login.url())).signUp();
        browser.page().locator("#kc-register-form").waitFor();
        String email = "own-" + UUID.randomUUID() + "@sign-up.example";
        String password = Secrets.used("Pass-word-" + UUID.randomUUID());
        Map.of("email", email, "firstName", "Olga", "lastName", "Own", "password", password)
                .forEach((field, text) -> browser.page().locator("#" + field).fill(text));
        browser.page().locator("#password-confirm").fill(password);
        browser.page().locator("#kc-register-form [type='submit']").click();
        browser.page().locator("#arrived").waitFor();
        assertThat(Jwt.of(login.tokens().field("access_token")).claim("email")).isEqualTo(email);
    }

    /** Each tab waits for whom it signed up. */
    @Test
    void twoTabsOfOneBrowserWaitForTwoPeople() {
        OidcLogin first = realm.oidcLogin();
        SignedUp ann = SignedUp.with(domain);
        SignUpPage.on(HOST, browser, first).fill(fields(ann)).send();
        SignUpWaitingPage.in(browser);
        Page tabOfAnn = browser.page();
        browser.newTab();
        SignedUp ben = SignedUp.with(domain);
        OidcLogin second = realm.oidcLogin();
        SignUpPage.on(HOST, browser, second).fill(fields(ben)).send();
        SignUpWaitingPage.in(browser);
        browser.switchTo(tabOfAnn);
        browser.open(ann.link().url());
        SignUpActivatePage.in(browser).await("ask").activate();
        browser.page().locator("#arrived").waitFor();
        assertThat(Jwt.of(first.tokens().field("access_token")).claim("email")).isEqualTo(ann.email());
    }

    /** The tab is let in once: going back, or sending its form again, is no second login. */
    @Test
    void anArrivalLogsInOnceAndOnlyItsOwnTab() {
        SignedUp cat = SignedUp.with(domain);
        SignUpPage.on(HOST, browser, realm.oidcLogin()).fill(fields(cat)).send();
        SignUpWaitingPage.in(browser);
        SignedUp dan = SignedUp.with(domain);
        SignUpPage.on(HOST, stranger, realm.oidcLogin()).fill(fields(dan)).send();
        SignUpWaitingPage.in(stranger);
        SignedUp.Link link = cat.link();
        assertThat(cat.activate(link).status()).isEqualTo(200);
        SignUpWaitingPage.in(stranger).goOn();
        assertThat(SignUpWaitingPage.in(stranger).message()).startsWith("The link has not been opened yet");
        SignUpWaitingPage.in(browser).goOn();
        browser.page().locator("#arrived").waitFor();
        assertThat(sessions(cat)).isEqualTo(2); // the one that the API began, and the tab's
        browser.page().goBack();
        browser.page().waitForLoadState();
        assertThat(sessions(cat)).isEqualTo(2);
    }

    @Test
    void ofManyActivationsAtOnceOneMakesTheUserAndTheTabFollows() {
        SignedUp eve = SignedUp.with(domain);
        SignUpPage.on(HOST, browser, realm.oidcLogin()).fill(fields(eve)).send();
        SignUpWaitingPage.in(browser);
        SignedUp.Link link = eve.link();
        assertThat(AtOnce.run(20, number -> eve.activate(link)).stream().map(Answer::status))
                .containsOnlyOnce(200);
        SignUpWaitingPage.in(browser).goOn();
        browser.page().locator("#arrived").waitFor();
    }

    @Test
    void whoMustHaveASecondFactorSetsItUpBeforeHeIsIn() {
        realm.twoFactor(TwoFactorSettings.none().totp("Acme").enforcedForAll());
        try {
            SignedUp fay = SignedUp.with(domain);
            SignUpPage.on(HOST, browser, realm.oidcLogin()).fill(fields(fay)).send();
            SignUpWaitingPage.in(browser);
            browser.open(fay.link().url());
            SignUpActivatePage.in(browser).await("ask").activate();
            TotpSetupPage.in(browser);
            assertThat(sessions(fay)).isZero();
        } finally {
            realm.twoFactor(TwoFactorSettings.none());
        }
    }

    /** Who enrolled on another device before this tab went on is asked for his factor. */
    @Test
    void aTabThatWaitedTooLongIsNoWayPastTheSecondFactor() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
        SignedUp guy = SignedUp.with(domain);
        SignUpPage.on(HOST, browser, realm.oidcLogin()).fill(fields(guy)).send();
        SignUpWaitingPage.in(browser);
        stranger.open(guy.link().url());
        SignUpActivatePage.in(stranger).await("ask").activate();
        SignUpActivatePage.in(stranger).await("done");
        stranger.open(realm.oidcLogin().with("kc_action", "CONFIGURE_TOTP").url());
        LoginPage.in(stranger).logIn(guy.email(), guy.password());
        TotpSetupPage.in(stranger).enrol("Phone");
        stranger.page()
                .locator("#arrived, #sallyport-backup-codes, form")
                .first()
                .waitFor();
        SignUpWaitingPage.in(browser).goOn();
        browser.page()
                .locator("body[data-page-id='login-totp-login'], input[name='code']")
                .first()
                .waitFor();
    }

    private static int sessions(SignedUp somebody) {
        JsonNode user = realm.admin()
                .get(realm.path("/users?exact=true&email=" + SignedUp.encoded(somebody.email())))
                .path(0);
        return realm.admin()
                .get(realm.path("/users/" + user.path("id").asText() + "/sessions"))
                .size();
    }

    private static Map<String, String> fields(SignedUp somebody) {
        return Map.of(
                "email", somebody.email(), "password", somebody.password(), "firstName", "Ann", "lastName", "Miller");
    }
}
