package dev.sallyport.it.totp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.Enrolled;
import dev.sallyport.it.pages.KeycloakTotpPage;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.TotpLoginPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever leaves Sallyport's flow for Keycloak's own takes the apps along. */
class NativeTotpIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    @RegisterExtension
    final Browser browser = Browser.desktop();

    @BeforeEach
    void bothMethods() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
    }

    @AfterEach
    void ourFlowAgain() {
        realm.setting("browserFlow", "sallyport browser");
    }

    @Test
    void anAppEnrolledHereLogsInWithKeycloaksOwnFlowAndIsAskedForAgainAfterIt() {
        TestUser ann = realm.user("ann").create();
        Enrolled enrolled = Enrolled.in(browser, realm, ann);
        realm.setting("browserFlow", "browser");
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(browser, login).logIn(ann);
        String code = enrolled.app().codeOfStep(1);
        KeycloakTotpPage.enter(browser, code);
        TotpLoginPage.in(browser).enter(code);
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void andBack() {
        TestUser ben = realm.user("ben").create();
        Enrolled enrolled = Enrolled.in(browser, realm, ben);
        realm.setting("browserFlow", "browser").setting("browserFlow", "sallyport browser");
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(browser, login).logIn(ben);
        TotpLoginPage.in(browser).enter(enrolled.app().codeOfStep(1));
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }
}
