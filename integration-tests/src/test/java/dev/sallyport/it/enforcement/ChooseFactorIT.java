package dev.sallyport.it.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Forms;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.BackupCodeSetupPage;
import dev.sallyport.it.pages.ChooseMethodPage;
import dev.sallyport.it.pages.EmailSetupPage;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.SentCodeSetupPage;
import dev.sallyport.it.pages.SmsSetupPage;
import dev.sallyport.it.pages.TotpSetupPage;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Everybody must have a second factor, and there is more than one to choose from. */
class ChooseFactorIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().smsOutbox();

    @RegisterExtension
    final Browser browser = Browser.desktop();

    @RegisterExtension
    final Browser withoutScript = Browser.desktop().withoutJavaScript();

    private final Inbox phone = Inbox.phone();

    @BeforeEach
    void allEnforced() {
        realm.twoFactor(TwoFactorSettings.none()
                .totp("Acme")
                .sms()
                .email()
                .backupCodes(5)
                .enforcedForAll());
    }

    private static OidcLogin begin(Browser in, TestUser user) {
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(in, login).logIn(user);
        return login;
    }

    @Test
    void theUserChoosesAndComesInWithIt() {
        TestUser ann = realm.user("ann").create();
        OidcLogin login = begin(browser, ann);
        assertThat(ChooseMethodPage.in(browser).factors()).containsExactly("TOTP", "SMS", "EMAIL");
        ChooseMethodPage.in(browser).choose("SMS");
        SmsSetupPage.in(browser).enter("", phone.address());
        SentCodeSetupPage.in(browser).enter(phone.nextCode());
        BackupCodeSetupPage.in(browser).save();
        assertThat(login.tokens().field("access_token")).isNotEmpty();
        assertThat(ann.credentialTypes())
                .containsExactlyInAnyOrder("password", "sallyport-sms", "sallyport-backup-code");
    }

    @Test
    void aReloadStaysWithTheChoiceAndAnotherCanBeMade() {
        TestUser ben = realm.user("ben").create();
        begin(browser, ben);
        ChooseMethodPage.in(browser).choose("SMS");
        SmsSetupPage.in(browser);
        browser.reload();
        SmsSetupPage.in(browser).chooseAnotherWay();
        ChooseMethodPage.in(browser).choose("TOTP");
        TotpSetupPage.in(browser).enrol("Phone");
        BackupCodeSetupPage.in(browser).save();
        assertThat(ben.credentialTypes()).contains("otp").doesNotContain("sallyport-sms");
    }

    @Test
    void itWorksWithoutJavaScript() {
        Inbox mailbox = Inbox.mailbox();
        OidcLogin login = begin(withoutScript, realm.user("cat").create());
        ChooseMethodPage.in(withoutScript).choose("EMAIL");
        EmailSetupPage.in(withoutScript).enter(mailbox.address());
        SentCodeSetupPage.in(withoutScript).enter(mailbox.nextCode());
        BackupCodeSetupPage.in(withoutScript).save();
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void whatIsNotOfferedCannotBeChosen() {
        TestUser dan = realm.user("dan").create();
        begin(browser, dan);
        ChooseMethodPage.in(browser);
        Forms.post(browser, Map.of("factor", "BACKUP_CODE"));
        ChooseMethodPage.in(browser);
        assertThat(dan.sessions()).isEmpty();
    }

    /** Strength decides, not the order in which somebody listed the methods. */
    @Test
    void theStrongestComesFirstAndIsRecommended() {
        realm.twoFactor(TwoFactorSettings.none()
                .backupCodes(5)
                .email()
                .sms()
                .totp("Acme")
                .enforcedForAll());
        begin(browser, realm.user("eve").create());
        ChooseMethodPage page = ChooseMethodPage.in(browser);
        assertThat(page.factors()).containsExactly("TOTP", "SMS", "EMAIL");
        assertThat(page.recommended()).containsExactly("TOTP");
        assertThat(page.needs("TOTP")).contains("an app on your phone", "Works without network");
        assertThat(page.needs("SMS")).contains("phone that can receive text messages");
        assertThat(page.needs("EMAIL")).contains("your mailbox");
        realm.twoFactor(TwoFactorSettings.none().email().sms().enforcedForAll());
        browser.reload();
        assertThat(ChooseMethodPage.in(browser).recommended()).containsExactly("SMS");
    }

    /** Keycloak's page about an expired page leads on; nothing is set up or sent anew. */
    @Test
    void goingBackDoesNotLoseTheLogin() {
        OidcLogin login = begin(browser, realm.user("fay").create());
        ChooseMethodPage.in(browser).choose("SMS");
        SmsSetupPage.in(browser).enter("", phone.address());
        SentCodeSetupPage.in(browser);
        goBackAndOn();
        SentCodeSetupPage.in(browser).enter(phone.nextCode());
        assertThat(phone.messages()).hasSize(1);
        BackupCodeSetupPage.in(browser).save();
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    private void goBackAndOn() {
        browser.page().goBack();
        browser.page().locator("#kc-page-title").waitFor();
        if (browser.page().locator("#loginContinueLink").count() > 0) {
            browser.page().locator("#loginContinueLink").click();
        }
    }
}
