package dev.sallyport.it.installer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.pages.KeycloakTotpPage;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.TotpLoginPage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A realm that lived before Sallyport came. */
class ExistingRealmIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.plain();

    @RegisterExtension
    final Browser browser = Browser.desktop();

    @Test
    void aUserWhoEnrolledWithKeycloaksOwnPagesKeepsTheAppAndLogsInWithIt() {
        TestUser ann = realm.user("ann").requiredAction("CONFIGURE_TOTP").create();
        OidcLogin before = realm.oidcLogin();
        LoginPage.open(browser, before).logIn(ann);
        NativeTotp app = KeycloakTotpPage.enrol(browser, "Ann’s phone");
        assertThat(before.tokens().field("access_token")).isNotEmpty();
        List<JsonNode> credentials = ann.credentials();

        realm.install();
        assertThat(ann.credentials()).isEqualTo(credentials);
        browser.clearCookies();
        OidcLogin after = realm.oidcLogin();
        LoginPage.open(browser, after).logIn(ann);
        TotpLoginPage.in(browser).enter(app.app().codeOfStep(1));
        assertThat(after.tokens().field("access_token")).isNotEmpty();
        assertThat(ann.credentials()).isEqualTo(credentials);
    }
}
