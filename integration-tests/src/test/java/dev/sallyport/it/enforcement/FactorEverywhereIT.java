package dev.sallyport.it.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.Totp;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.Enrolled;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.NewPasswordPage;
import dev.sallyport.it.pages.TotpLoginPage;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user who has a factor is asked for it, whatever the path and whether it is enforced or not. */
class FactorEverywhereIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    @RegisterExtension
    final Browser browser = Browser.desktop();

    private final NativeTotp phone = NativeTotp.labelled("Phone");
    private final Totp app = phone.app();

    @BeforeEach
    void notEnforced() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
    }

    @Test
    void aForgottenPasswordAsksForTheFactorBeforeTheNewPassword() {
        TestUser ann = realm.user("ann").nativeTotp(phone).create();
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(browser, login).forgotPassword();
        NewPasswordPage.followMail(browser, ann);
        TotpLoginPage.in(browser).enter(app.wrongCode());
        assertThat(TotpLoginPage.in(browser).error()).isEqualTo("This code is not correct.");
        TotpLoginPage.in(browser).enter(app.code());
        NewPasswordPage.in(browser).choose("New-" + ann.password());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"totp", "otp"})
    void aDirectGrantTakesACodeOfTheApp(String parameter) {
        TestUser ben = realm.user("ben-" + parameter).nativeTotp(phone).create();
        String code = app.code();
        assertRefused(ben, Map.of());
        assertRefused(ben, Map.of(parameter, app.wrongCode()));
        assertThat(ben.sessions()).isEmpty();
        Answer tokens = realm.directGrant(ben, Map.of(parameter, code));
        assertThat(tokens.field("access_token")).isNotEmpty();
        assertRefused(ben, Map.of(parameter, code));
    }

    @Test
    void aDirectGrantTakesABackupCodeOnce() {
        TestUser cat = realm.user("cat").create();
        String code = Enrolled.in(browser, realm, cat).codes().get(4);
        Answer tokens = realm.directGrant(cat, Map.of("backup_code", code));
        assertThat(tokens.field("access_token")).isNotEmpty();
        assertRefused(cat, Map.of("backup_code", code));
    }

    private static void assertRefused(TestUser user, Map<String, String> more) {
        Answer answer = realm.directGrant(user, more);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field("error")).isEqualTo("invalid_grant");
        assertThat(answer.field("error_description")).isEqualTo("Invalid user credentials");
    }

    @Test
    void aRefusedDirectGrantIsAnEventThatNamesFactorAndResult() {
        TestUser dan = realm.user("dan").nativeTotp(phone).create();
        assertRefused(dan, Map.of("totp", app.wrongCode()));
        assertThat(realm.events().of(dan)).anySatisfy(event -> {
            assertThat(event.type()).isEqualTo("LOGIN_ERROR");
            assertThat(event.error()).isEqualTo("invalid_user_credentials");
            assertThat(event.detail("sallyport_factor")).isEqualTo("TOTP");
            assertThat(event.detail("sallyport_result")).isEqualTo("WRONG");
        });
    }

    @Test
    void anotherClientOfTheSameSessionIsNotAskedAgain() {
        TestUser eve = realm.user("eve").nativeTotp(phone).create();
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(browser, login).logIn(eve);
        TotpLoginPage.in(browser).enter(app.code());
        login.callback();
        OidcLogin second = realm.oidcLogin();
        browser.open(second.url());
        assertThat(second.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void anApplicationThatAsksForAFreshLoginHasTheFactorShownAgain() {
        TestUser fay = realm.user("fay").nativeTotp(phone).create();
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(browser, login).logIn(fay);
        TotpLoginPage.in(browser).enter(app.code());
        login.callback();
        OidcLogin again = realm.oidcLogin().with("prompt", "login");
        browser.open(again.url());
        browser.page().locator("input[name='password']").fill(fay.password());
        browser.page().locator("main form button[type='submit']").first().click();
        TotpLoginPage.in(browser).enter(app.codeOfStep(1));
        assertThat(again.tokens().field("access_token")).isNotEmpty();
    }
}
