package dev.sallyport.it.pages;

import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.Totp;
import java.util.List;

/**
 * What a user has after the first set-up in a browser.
 *
 * @param app   an authenticator app, called "Phone", whose next code is unused
 * @param codes the backup codes
 */
public record Enrolled(Totp app, List<String> codes) {

    /** Sets up both methods, which the realm must offer, and leaves the browser without a session. */
    public static Enrolled in(Browser browser, TestRealm realm, TestUser user) {
        return with(browser, realm.oidcLogin().with("kc_action", "CONFIGURE_TOTP"), user);
    }

    /** The same with a login that leads to the set-up by itself, since a second factor is enforced. */
    public static Enrolled with(Browser browser, OidcLogin login, TestUser user) {
        LoginPage.open(browser, login).logIn(user);
        TotpSetupPage page = TotpSetupPage.in(browser);
        Totp app = page.enrol("Phone");
        List<String> codes = BackupCodeSetupPage.in(browser).save();
        login.callback();
        browser.clearCookies();
        return new Enrolled(app, codes);
    }
}
