package dev.sallyport.it.looks;

import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.NewUser;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.Totp;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.BackupCodeLoginPage;
import dev.sallyport.it.pages.BackupCodeLowPage;
import dev.sallyport.it.pages.BackupCodeSetupPage;
import dev.sallyport.it.pages.ChooseMethodPage;
import dev.sallyport.it.pages.EmailSetupPage;
import dev.sallyport.it.pages.ErrorPage;
import dev.sallyport.it.pages.LockedPage;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.NewLoginPage;
import dev.sallyport.it.pages.NewPasswordPage;
import dev.sallyport.it.pages.SentCodeLoginPage;
import dev.sallyport.it.pages.SentCodeSetupPage;
import dev.sallyport.it.pages.SmsSetupPage;
import dev.sallyport.it.pages.TotpLoginPage;
import dev.sallyport.it.pages.TotpSetupPage;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Leads a browser past every page that Sallyport adds to a login, with and without an error on it. */
final class Tour {

    private final TestRealm realm;
    private final Browser browser;
    private final Visitor visitor;

    /** Looks at the page that the browser shows. */
    interface Visitor {
        void look(String page);
    }

    Tour(TestRealm realm, Browser browser, Visitor visitor) {
        this.realm = realm;
        this.browser = browser;
        this.visitor = visitor;
    }

    /** Past all of them; where there is no JavaScript, without Keycloak's own page that needs it. */
    void go(boolean script) {
        realm.twoFactor(TwoFactorSettings.none().totp("Acme").backupCodes(4).enforcedForAll());
        TestUser user = newUser().create();
        Totp app = setUpApp(user);
        List<String> codes = setUpBackupCodes();
        askedByAConsole(user, app);
        logInWithTheApp(user, app, script);
        logInWithABackupCode(codes.get(0));
        sentCodes(script);
        askedAtTheEnd();
        locked();
        nothingToSetUp();
    }

    /** The gateway refuses first, then it does not. */
    private void sentCodes(boolean script) {
        realm.sentCodes(Map.of("maxSendsPerAddressPerHour", 10_000));
        realm.twoFactor(TwoFactorSettings.none()
                .totp("Acme")
                .sms()
                .email()
                .sendPeriod(5)
                .enforcedForAll());
        Inbox phone = Inbox.phone();
        TestUser user = newUser().create();
        LoginPage.open(browser, realm.oidcLogin()).logIn(user);
        ChooseMethodPage page = ChooseMethodPage.in(browser);
        visitor.look("two-factor-choose");
        page.choose("SMS");
        setUpPhone(phone);
        askedForAMailbox(user);
        logInWithTheCode(user, phone, script);
    }

    private void setUpPhone(Inbox phone) {
        SmsSetupPage page = SmsSetupPage.in(browser);
        visitor.look("sms-setup");
        page.enter("Atlantis", "12");
        page = SmsSetupPage.in(browser);
        visitor.look("sms-setup-error");
        phone.refuse();
        page.enter("", phone.address());
        SentCodeSetupPage code = SentCodeSetupPage.in(browser);
        visitor.look("sentcode-setup-failed");
        phone.accept();
        code.resend();
        browser.page().locator("input[name='code']").waitFor();
        visitor.look("sentcode-setup");
        SentCodeSetupPage.in(browser).enter("1");
        visitor.look("sentcode-setup-error");
        SentCodeSetupPage.in(browser).enter(phone.nextCode());
        browser.page().locator("#arrived").waitFor();
    }

    private void askedForAMailbox(TestUser user) {
        browser.open(
                realm.oidcLogin().with("kc_action", "SALLYPORT_SETUP_EMAIL").url());
        EmailSetupPage page = EmailSetupPage.in(browser);
        visitor.look("email-setup");
        page.enter("nowhere");
        EmailSetupPage.in(browser);
        visitor.look("email-setup-error");
        browser.clearCookies();
        user.logOutEverywhere();
    }

    private void logInWithTheCode(TestUser user, Inbox phone, boolean script) {
        phone.refuse();
        LoginPage.open(browser, realm.oidcLogin()).logIn(user);
        SentCodeLoginPage page = SentCodeLoginPage.in(browser);
        visitor.look("sentcode-login-failed");
        phone.accept();
        page.resend();
        browser.page().locator("input[name='code']").waitFor();
        visitor.look("sentcode-login");
        if (script) {
            page.resendTooSoon();
        } else {
            page.resend();
        }
        browser.page().locator("#sallyport-sentcode-notice").waitFor();
        visitor.look("sentcode-login-too-soon");
        SentCodeLoginPage.in(browser).enter("1");
        SentCodeLoginPage.in(browser);
        visitor.look("sentcode-login-error");
        browser.clearCookies();
    }

    private NewUser newUser() {
        return realm.user("tour-" + UUID.randomUUID().toString().substring(0, 8));
    }

    private Totp setUpApp(TestUser user) {
        LoginPage.open(browser, realm.oidcLogin()).logIn(user);
        TotpSetupPage page = TotpSetupPage.in(browser);
        visitor.look("totp-setup");
        Totp app = page.app();
        page.enter(app.wrongCode(), "Phone");
        page = TotpSetupPage.in(browser);
        visitor.look("totp-setup-error");
        page.enter(app.code(), "Phone");
        return app;
    }

    private List<String> setUpBackupCodes() {
        BackupCodeSetupPage page = BackupCodeSetupPage.in(browser);
        visitor.look("backup-code-setup");
        List<String> codes = page.save();
        browser.page().locator("#arrived").waitFor();
        return codes;
    }

    /** The session goes on; with a second device, and "Cancel". */
    private void askedByAConsole(TestUser user, Totp app) {
        browser.open(realm.oidcLogin().with("kc_action", "CONFIGURE_TOTP").url());
        TotpSetupPage page = TotpSetupPage.in(browser);
        visitor.look("totp-setup-second");
        page.enter(app.wrongCode(), "");
        TotpSetupPage.in(browser);
        visitor.look("totp-setup-second-error");
        browser.open(realm.oidcLogin()
                .with("kc_action", "SALLYPORT_SETUP_BACKUP_CODES")
                .url());
        BackupCodeSetupPage.in(browser);
        visitor.look("backup-code-setup-cancel");
        browser.clearCookies();
        user.logOutEverywhere();
    }

    private void logInWithTheApp(TestUser user, Totp app, boolean script) {
        LoginPage.open(browser, realm.oidcLogin()).logIn(user);
        TotpLoginPage page = TotpLoginPage.in(browser);
        visitor.look("totp-login");
        page.enter(app.wrongCode());
        page = TotpLoginPage.in(browser);
        visitor.look("totp-login-error");
        if (script) {
            page.tryAnotherWay().chooseAt(1);
        } else {
            page.takeOtherWayAt(0);
        }
    }

    private void logInWithABackupCode(String code) {
        BackupCodeLoginPage page = BackupCodeLoginPage.in(browser);
        visitor.look("backup-code-login");
        page.enter("00000000");
        page = BackupCodeLoginPage.in(browser);
        visitor.look("backup-code-login-error");
        page.enter(code);
        BackupCodeLowPage.in(browser);
        visitor.look("backup-code-low");
        browser.clearCookies();
    }

    /** A client with a flow of its own: the required action asks. */
    private void askedAtTheEnd() {
        realm.twoFactor(TwoFactorSettings.none().totp("Acme").sms().email().backupCodes(4));
        String client = "tour-" + UUID.randomUUID();
        realm.clientWithFlows(client, Map.of("browser", "browser"));
        TestUser user = newUser().sentTo(Inbox.phone()).create();
        LoginPage.open(browser, realm.oidcLogin().of(client)).logIn(user);
        SentCodeLoginPage.in(browser);
        user.sendTo(Inbox.mailbox());
        browser.reload();
        SentCodeLoginPage page = SentCodeLoginPage.in(browser);
        visitor.look("sentcode-verify");
        page.chooseAnotherFactor();
        visitor.look("two-factor-choose-show");
        browser.clearCookies();
        newLogin();
    }

    private void newLogin() {
        TestUser user = newUser().create();
        user.sendTo(Inbox.inTheOpen(user.email()));
        LoginPage.open(browser, realm.oidcLogin()).forgotPassword();
        NewPasswordPage.followMail(browser, user);
        NewPasswordPage.in(browser).choose("New-" + user.password());
        NewLoginPage.in(browser);
        visitor.look("two-factor-new-login");
        browser.clearCookies();
    }

    private void locked() {
        realm.twoFactor(TwoFactorSettings.none().totp("Acme").checkRateLimit("1:300"));
        NativeTotp phone = NativeTotp.labelled("Phone");
        LoginPage.open(browser, realm.oidcLogin())
                .logIn(newUser().nativeTotp(phone).create());
        for (int i = 0; i < 2; i++) {
            TotpLoginPage.in(browser).enter(phone.app().wrongCode());
        }
        LockedPage.in(browser);
        visitor.look("two-factor-locked");
        browser.clearCookies();
        realm.twoFactor(TwoFactorSettings.none().totp("Acme").maxFailures(1));
        LoginPage.open(browser, realm.oidcLogin())
                .logIn(newUser().nativeTotp(phone).create());
        TotpLoginPage.in(browser).enter(phone.app().wrongCode());
        LockedPage.in(browser);
        visitor.look("two-factor-locked-hard");
        browser.clearCookies();
    }

    private void nothingToSetUp() {
        realm.removeSmsSenders();
        realm.twoFactor(TwoFactorSettings.none()
                .provider(Map.of(
                        "providerType",
                        "SMS",
                        "smsVerificationMessageTemplate",
                        "Code: ${code}",
                        "verificationCodeLifetime",
                        120))
                .enforcedForAll());
        LoginPage.open(browser, realm.oidcLogin()).logIn(newUser().create());
        ErrorPage.in(browser);
        visitor.look("two-factor-unavailable");
        realm.smsOutbox();
    }
}
