package dev.sallyport.it.everypath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Forms;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.SentCodeLoginPage;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session that is older than the factor: whoever holds it is asked, and cannot talk his way round. */
class OlderSessionIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().smsOutbox();

    @RegisterExtension
    final Browser browser = Browser.desktop();

    private final Inbox telephone = Inbox.phone();

    @BeforeEach
    void offerAll() {
        realm.twoFactor(TwoFactorSettings.none().totp("Acme").sms().email().backupCodes(10));
    }

    /** A browser that logged in with the password alone, before there was a factor. */
    private TestUser loggedInBefore(String name) {
        TestUser user = realm.user(name).create();
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(browser, login).logIn(user);
        login.callback();
        user.sendTo(telephone);
        return user;
    }

    @Test
    void aSessionFromBeforeTheFactorIsAskedForIt() {
        loggedInBefore("ann");
        OidcLogin login = realm.oidcLogin();
        browser.open(login.url());
        SentCodeLoginPage.in(browser).enter(telephone.nextCode());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
        OidcLogin next = realm.oidcLogin();
        browser.open(next.url());
        assertThat(next.tokens().field("access_token")).as("asked once").isNotEmpty();
    }

    @Test
    void withoutAnyPageItIsNotLetIn() {
        loggedInBefore("ben");
        OidcLogin login = realm.oidcLogin().with("prompt", "none");
        browser.open(login.url());
        assertThat(login.callback()).containsEntry("error", "interaction_required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SALLYPORT_VERIFY_TWO_FACTOR", "SALLYPORT_SETUP_EMAIL", "UPDATE_PASSWORD", "CONFIGURE_TOTP"})
    void cancellingAnActionThatTheApplicationAskedForDoesNotSkipIt(String action) {
        loggedInBefore("cancel-" + action.replace('_', '-'));
        OidcLogin login = realm.oidcLogin().with("kc_action", action);
        browser.open(login.url());
        for (int i = 0; i < 3; i++) {
            SentCodeLoginPage.in(browser);
            Forms.post(browser, Map.of("cancel-aia", "true"));
        }
        SentCodeLoginPage.in(browser);
    }

    /** Keycloak asks for consent after all required actions, and takes one without looking whether they were done. */
    @ParameterizedTest
    @ValueSource(strings = {"consent", "consent/", "/consent", "conse%6Et", "./consent"})
    void consentingBeforehandDoesNotSkipIt(String path) {
        loggedInBefore("consent-" + path.replaceAll("[^a-z]", "-"));
        OidcLogin login = realm.oidcLogin();
        browser.open(login.url());
        SentCodeLoginPage.in(browser);
        Forms.postTo(browser, path, Map.of("accept", "Yes"));
        assertThat(browser.page().locator("#arrived").count()).isZero();
        browser.open(login.url());
        SentCodeLoginPage.in(browser).enter(telephone.nextCode());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }
}
