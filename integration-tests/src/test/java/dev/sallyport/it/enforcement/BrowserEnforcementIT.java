package dev.sallyport.it.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Forms;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.AccountConsole;
import dev.sallyport.it.pages.BackupCodeSetupPage;
import dev.sallyport.it.pages.ChooseMethodPage;
import dev.sallyport.it.pages.ErrorPage;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.NewPasswordPage;
import dev.sallyport.it.pages.TotpSetupPage;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everybody must have a second factor; this user has none. */
class BrowserEnforcementIT {

    /** A method that has no page yet. */
    private static final Map<String, Object> SMS_ONLY = Map.of(
            "providerType", "SMS", "smsVerificationMessageTemplate", "Code: ${code}", "verificationCodeLifetime", 120);

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    @RegisterExtension
    final Browser browser = Browser.desktop();

    @BeforeEach
    void enforce() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().enforcedForAll());
    }

    /** A login up to the page that demands a method. */
    private OidcLogin begin(TestUser user) {
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(browser, login).logIn(user);
        TotpSetupPage.in(browser);
        return login;
    }

    private void enrol() {
        TotpSetupPage.in(browser).enrol("Phone");
        BackupCodeSetupPage.in(browser).save();
    }

    @Test
    void aUserSetsUpAMethodAndIsIn() {
        TestUser ann = realm.user("ann").create();
        OidcLogin login = begin(ann);
        assertThat(ann.sessions()).isEmpty();
        enrol();
        assertThat(login.tokens().field("access_token")).isNotEmpty();
        assertThat(ann.credentialTypes()).containsExactlyInAnyOrder("password", "otp", "sallyport-backup-code");
        assertThat(realm.events().of(ann)).extracting("type").contains("LOGIN", "UPDATE_CREDENTIAL");
    }

    @Test
    void aSecondTabDoesNotSkipIt() {
        TestUser ben = realm.user("ben").create();
        begin(ben);
        browser.newTab();
        OidcLogin second = realm.oidcLogin();
        browser.open(second.url());
        if (LoginPage.isShown(browser)) {
            LoginPage.in(browser).logIn(ben);
        }
        TotpSetupPage.in(browser);
        assertThat(ben.sessions()).isEmpty();
        enrol();
        assertThat(second.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void aReloadDoesNotSkipIt() {
        TestUser cat = realm.user("cat").create();
        OidcLogin login = begin(cat);
        TotpSetupPage.in(browser);
        browser.reload();
        TotpSetupPage.in(browser);
        browser.open(login.url());
        if (LoginPage.isShown(browser)) {
            LoginPage.in(browser).logIn(cat);
        }
        TotpSetupPage.in(browser);
        assertThat(cat.sessions()).isEmpty();
    }

    @Test
    void theAccountConsoleDoesNotSkipIt() {
        TestUser dan = realm.user("dan").create();
        begin(dan);
        AccountConsole.visit(browser, realm);
        if (LoginPage.isShown(browser)) {
            LoginPage.in(browser).logIn(dan);
        }
        TotpSetupPage.in(browser);
        assertThat(dan.sessions()).isEmpty();
    }

    @Test
    void aSessionFromBeforeDoesNotSkipIt() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
        TestUser eve = realm.user("eve").create();
        OidcLogin before = realm.oidcLogin();
        LoginPage.open(browser, before).logIn(eve);
        before.callback();
        enforce();
        OidcLogin after = realm.oidcLogin();
        browser.open(after.url());
        enrol();
        assertThat(after.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void aForgottenPasswordDoesNotSkipIt() {
        TestUser fay = realm.user("fay").create();
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(browser, login).forgotPassword();
        NewPasswordPage.followMail(browser, fay);
        TotpSetupPage.in(browser);
        assertThat(fay.sessions()).isEmpty();
        enrol();
        NewPasswordPage.in(browser).choose("New-" + fay.password());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void aDirectGrantDoesNotSkipIt() {
        TestUser gus = realm.user("gus").create();
        Answer answer = realm.directGrant(gus, Map.of());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field("error")).isEqualTo("invalid_grant");
        assertThat(answer.field("access_token")).isEmpty();
        assertThat(gus.sessions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SALLYPORT_SETUP_TWO_FACTOR", "CONFIGURE_TOTP", "SALLYPORT_SETUP_BACKUP_CODES", "UPDATE_PASSWORD"
            })
    void cancellingAnActionThatTheApplicationAskedForDoesNotSkipIt(String action) {
        TestUser user = realm.user("cancel-" + action.replace('_', '-')).create();
        OidcLogin login = realm.oidcLogin().with("kc_action", action);
        LoginPage.open(browser, login).logIn(user);
        for (int i = 0; i < 3; i++) {
            Forms.post(browser, Map.of("cancel-aia", "true"));
            assertThat(user.sessions()).isEmpty();
        }
        assertThat(user.credentialTypes()).containsExactly("password");
        TotpSetupPage.in(browser);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UPDATE_PASSWORD", "CONFIGURE_TOTP", "SALLYPORT_SETUP_BACKUP_CODES", "VERIFY_PROFILE", "unknown"
            })
    void postingToAnotherActionsUrlDoesNotSkipIt(String action) {
        TestUser user = realm.user("post-" + action.replace('_', '-')).create();
        begin(user);
        Forms.redirect(browser, "execution", action);
        Forms.post(browser, Map.of("factor", "TOTP"));
        assertThat(user.sessions()).isEmpty();
        assertThat(user.credentialTypes()).containsExactly("password");
    }

    @Test
    void whereNothingCanBeSetUpNobodyGetsIn() {
        realm.twoFactor(TwoFactorSettings.none().provider(SMS_ONLY).enforcedForAll());
        TestUser hal =
                realm.user("hal").nativeTotp(NativeTotp.labelled("Phone")).create();
        LoginPage.open(browser, realm.oidcLogin()).logIn(hal);
        assertThat(ErrorPage.in(browser).text()).contains("none can be set up at the moment");
        browser.reload();
        ErrorPage.in(browser);
        assertThat(hal.sessions()).isEmpty();
        assertThat(realm.directGrant(hal, Map.of()).status()).isEqualTo(400);
    }

    @Test
    void settingsThatNobodyCanReadObligeAllTheSame() {
        realm.twoFactor(TwoFactorSettings.none().enforcedForAll());
        TestUser ida = realm.user("ida").create();
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(browser, login).logIn(ida);
        assertThat(ida.sessions()).isEmpty();
        ChooseMethodPage.in(browser).choose("TOTP");
        enrol();
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }
}
