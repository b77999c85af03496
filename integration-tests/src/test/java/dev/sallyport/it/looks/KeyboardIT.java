package dev.sallyport.it.looks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.Secrets;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.Totp;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.BackupCodeLoginPage;
import dev.sallyport.it.pages.BackupCodeSetupPage;
import dev.sallyport.it.pages.Enrolled;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.SelectMethodPage;
import dev.sallyport.it.pages.TotpLoginPage;
import dev.sallyport.it.pages.TotpSetupPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody who has no mouse. */
class KeyboardIT {

    private static final int FAR = 30;

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    @RegisterExtension
    final Browser browser = Browser.desktop();

    @BeforeEach
    void bothMethods() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
    }

    private void press(String key) {
        browser.page().keyboard().press(key);
    }

    private void type(String text) {
        browser.page().keyboard().type(Secrets.used(text));
    }

    /** Presses the tabulator until an element has the focus. */
    private void tabTo(String selector) {
        for (int i = 0; i < FAR; i++) {
            Object reached = browser.page()
                    .evaluate("s => document.activeElement !== null && document.activeElement.matches(s)", selector);
            if ((boolean) reached) {
                return;
            }
            press("Tab");
        }
        throw new AssertionError("The keyboard does not reach " + selector);
    }

    @Test
    void theCodeIsTypedWithoutTouchingAnything() {
        TestUser ann = realm.user("ann").create();
        Totp app = Enrolled.in(browser, realm, ann).app();
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(browser, login).logIn(ann);
        TotpLoginPage.in(browser);
        type(app.codeOfStep(1));
        press("Enter");
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void anAppAndBackupCodesAreSetUp() {
        TestUser ben = realm.user("ben").create();
        OidcLogin login = realm.oidcLogin().with("kc_action", "CONFIGURE_TOTP");
        LoginPage.open(browser, login).logIn(ben);
        Totp app = TotpSetupPage.in(browser).app();
        tabTo("input[name='code']");
        type(app.code());
        tabTo("input[name='deviceName']");
        browser.page().keyboard().type("Phone");
        tabTo("#sallyport-totp-setup");
        press("Enter");
        BackupCodeSetupPage.in(browser).codes();
        tabTo("#sallyport-backup-codes-copy, #sallyport-backup-codes-download");
        tabTo("#sallyport-backup-codes-saved");
        press("Space");
        browser.page().locator("#arrived").waitFor(); // closing a browser between key and page can hang
        assertThat(login.callback()).containsEntry("kc_action_status", "success");
    }

    @Test
    void anotherMethodIsTaken() {
        TestUser cat = realm.user("cat").create();
        Enrolled enrolled = Enrolled.in(browser, realm, cat);
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(browser, login).logIn(cat);
        TotpLoginPage.in(browser);
        tabTo("#try-another-way");
        press("Enter");
        SelectMethodPage.in(browser).chooseAt(1);
        BackupCodeLoginPage.in(browser);
        type(enrolled.codes().get(5));
        press("Enter");
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }
}
