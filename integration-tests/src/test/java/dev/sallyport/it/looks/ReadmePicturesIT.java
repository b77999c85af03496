package dev.sallyport.it.looks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.domain.NewDomain;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.Pictures;
import dev.sallyport.it.fixtures.Secrets;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.Totp;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.oauth2client.NewClient;
import dev.sallyport.it.pages.BackupCodeSetupPage;
import dev.sallyport.it.pages.ChooseMethodPage;
import dev.sallyport.it.pages.LockedPage;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.SentCodeLoginPage;
import dev.sallyport.it.pages.SignUpPage;
import dev.sallyport.it.pages.SignUpWaitingPage;
import dev.sallyport.it.pages.SmsSetupPage;
import dev.sallyport.it.pages.TotpLoginPage;
import dev.sallyport.it.pages.TotpSetupPage;
import dev.sallyport.it.selfregistration.NewSelfRegistration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The pictures of the README. They hold a random key, so each run draws others: {@code target/pages} gets them always,
 * {@code docs/images} only with {@code -Dsallyport.pictures=publish}.
 */
class ReadmePicturesIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed()
            .organizations()
            .smsOutbox()
            .setting("loginTheme", "sallyport")
            .setting("displayName", "Acme")
            .setting("displayNameHtml", "Acme");

    @RegisterExtension
    final Browser browser = Browser.desktop();

    @RegisterExtension
    final Browser germanPhone = Browser.phone().locale("de");

    @Test
    void theThreePagesOfTheReadme() {
        realm.twoFactor(TwoFactorSettings.none().totp("Acme").backupCodes(10).enforcedForAll());
        TestUser ann = realm.user("ann@acme.example").create();
        OidcLogin first = realm.oidcLogin();
        LoginPage.open(browser, first).logIn(ann);
        TotpSetupPage page = TotpSetupPage.in(browser);
        assertThat(page.showsQrCode()).isTrue();
        Pictures.publish(browser, "totp-setup");
        Totp app = page.enrol("Phone");
        BackupCodeSetupPage codes = BackupCodeSetupPage.in(browser);
        Pictures.publish(browser, "backup-code-setup");
        assertThat(codes.save()).hasSize(10);
        first.callback();
        browser.clearCookies();
        OidcLogin second = realm.oidcLogin();
        LoginPage.open(browser, second).logIn(ann);
        TotpLoginPage login = TotpLoginPage.in(browser);
        Pictures.publish(browser, "totp-login");
        login.enter(app.codeOfStep(1));
        assertThat(second.tokens().field("access_token")).isNotEmpty();
    }

    /** The login page of a domain, with the button of its OAuth2 client. */
    @Test
    void theLoginPageOfADomain() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
        Api root = realm.api().login(realm.user("root").sysAdmin().create());
        NewDomain.named("acme.localhost")
                .save(root, NewClient.titled("Acme SSO").save(root));
        browser.open(realm.oidcLogin().url().replace("//127.0.0.1:", "//acme.localhost:"));
        LoginPage.in(browser);
        Pictures.publish(browser, "domain-login");
    }

    /** The page on which people sign up on a domain, and the one on which they wait for their mail. */
    @Test
    void thePagesOfSigningUp() {
        realm.setting("passwordPolicy", "length(10) and digits(1) and notEmail(undefined)");
        Api root = realm.api().login(realm.user("operator").sysAdmin().create());
        NewSelfRegistration.on("shop.localhost", realm.tenant("Shop"), root)
                .termsOfUse(
                        "<p>You may use the dashboards of your devices. We may switch off what disturbs others.</p>")
                .save(root);
        SignUpPage page = SignUpPage.on("shop.localhost", browser, realm.oidcLogin());
        page.fill(Map.of("firstName", "Ann", "lastName", "Miller", "email", "ann@shop.example"))
                .fill(Map.of("password", Secrets.used("correct horse battery")));
        page.awaitMetRules(2);
        Pictures.publish(browser, "sign-up");
        page.fill(Map.of("password", Secrets.used("correct horse 1 battery")))
                .agree()
                .send();
        SignUpWaitingPage.in(browser);
        Pictures.publish(browser, "sign-up-waiting");
        realm.setting("passwordPolicy", "");
    }

    /** The choice on a small screen, in German. */
    @Test
    void theChoiceOfMethodsOnAPhone() {
        realm.setting("supportedLocales", List.of("en", "de")).setting("internationalizationEnabled", true);
        realm.twoFactor(TwoFactorSettings.none().totp("Acme").sms().email().enforcedForAll());
        LoginPage.open(germanPhone, realm.oidcLogin())
                .logIn(realm.user("eva@acme.example").create());
        assertThat(ChooseMethodPage.in(germanPhone).recommended()).containsExactly("TOTP");
        Pictures.publish(germanPhone, "two-factor-choose-phone");
        realm.setting("internationalizationEnabled", false);
    }

    @Test
    void thePagesOfACodeBySms() {
        realm.twoFactor(TwoFactorSettings.none().totp("Acme").sms().email().enforcedForAll());
        TestUser ben = realm.user("ben@acme.example").create();
        LoginPage.open(browser, realm.oidcLogin()).logIn(ben);
        ChooseMethodPage.in(browser);
        Pictures.publish(browser, "two-factor-choose");
        ChooseMethodPage.in(browser).choose("SMS");
        SmsSetupPage.in(browser);
        Pictures.publish(browser, "sms-setup");
        Inbox phone = Inbox.phone("+4915112345678");
        TestUser cat = realm.user("cat@acme.example").sentTo(phone).create();
        browser.clearCookies();
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(browser, login).logIn(cat);
        SentCodeLoginPage page = SentCodeLoginPage.in(browser);
        Pictures.publish(browser, "sentcode-login");
        page.enter(phone.nextCode());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void thePageOfALockedUser() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().maxFailures(1));
        NativeTotp phone = NativeTotp.labelled("Phone");
        LoginPage.open(browser, realm.oidcLogin())
                .logIn(realm.user("dan@acme.example").nativeTotp(phone).create());
        TotpLoginPage.in(browser).enter(phone.app().wrongCode());
        assertThat(LockedPage.in(browser).until()).contains("in 5 minutes");
        Pictures.publish(browser, "two-factor-locked");
    }
}
