package dev.sallyport.it.totp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Event;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.Totp;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.TotpLoginPage;
import dev.sallyport.it.pages.TotpSetupPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Logging in with an authenticator app. */
class TotpLoginIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    @RegisterExtension
    final Browser browser = Browser.desktop();

    private final NativeTotp phone = NativeTotp.labelled("Phone");
    private final Totp app = phone.app();

    @BeforeEach
    void onlyApps() {
        realm.twoFactor(TwoFactorSettings.none().totp("Acme"));
    }

    /** A login up to the page that asks for the code. */
    private OidcLogin begin(TestUser user) {
        browser.clearCookies();
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(browser, login).logIn(user);
        return login;
    }

    private void refused(TestUser user, String code) {
        begin(user);
        TotpLoginPage.in(browser).enter(code);
        assertThat(TotpLoginPage.in(browser).error()).isEqualTo("This code is not correct.");
        assertThat(user.sessions()).isEmpty();
    }

    @Test
    void aRightCodeLogsInAUserWhoseAppKeycloakItselfHadEnrolled() {
        TestUser ann = realm.user("ann").nativeTotp(phone).create();
        OidcLogin login = begin(ann);
        TotpLoginPage.in(browser).enter(app.code());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
        Event event = realm.events().last("LOGIN");
        assertThat(event.userId()).isEqualTo(ann.id());
        assertThat(event.detail("sallyport_factor")).isEqualTo("TOTP");
        assertThat(ann.credentials())
                .anySatisfy(c -> assertThat(c.path("userLabel").asText()).isEqualTo("Phone"));
    }

    @Test
    void aWrongCodeIsRefusedWithAnEventThatSaysSo() {
        TestUser ben = realm.user("ben").nativeTotp(phone).create();
        refused(ben, app.wrongCode());
        Event event = realm.events().last("LOGIN_ERROR");
        assertThat(event.error()).isEqualTo("invalid_user_credentials");
        assertThat(event.detail("sallyport_factor")).isEqualTo("TOTP");
        assertThat(event.detail("sallyport_result")).isEqualTo("WRONG");
    }

    @Test
    void aCodeLogsInOnce() {
        TestUser cat = realm.user("cat").nativeTotp(phone).create();
        String code = app.codeOfStep(1);
        OidcLogin login = begin(cat);
        TotpLoginPage.in(browser).enter(code);
        login.callback();
        begin(cat);
        TotpLoginPage.in(browser).enter(code);
        assertThat(TotpLoginPage.in(browser).error()).startsWith("This code was already used.");
        assertThat(cat.sessions()).hasSize(1);
        assertThat(realm.events().last("LOGIN_ERROR").detail("sallyport_result"))
                .isEqualTo("USED");
    }

    @Test
    void theCodeOfTheEnrolmentDoesNotLogIn() {
        TestUser dan = realm.user("dan").create();
        OidcLogin enrolment = realm.oidcLogin().with("kc_action", "CONFIGURE_TOTP");
        LoginPage.open(browser, enrolment).logIn(dan);
        TotpSetupPage page = TotpSetupPage.in(browser);
        Totp ours = page.app();
        String code = ours.codeOfStep(1);
        String earlier = ours.code();
        page.enter(code, "Phone");
        enrolment.callback();
        OidcLogin login = begin(dan);
        TotpLoginPage.in(browser).enter(code);
        assertThat(TotpLoginPage.in(browser).error()).startsWith("This code was already used.");
        TotpLoginPage.in(browser).enter(earlier);
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void blanksBetweenTheGroupsOfACodeAreFine() {
        TestUser eve = realm.user("eve").nativeTotp(phone).create();
        OidcLogin login = begin(eve);
        String code = app.code();
        TotpLoginPage.in(browser).enter(" " + code.substring(0, 3) + " " + code.substring(3) + " ");
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void aCodeWithoutItsLeadingZeroIsRefused() {
        NativeTotp lucky = withLeadingZero();
        TestUser fay = realm.user("fay").nativeTotp(lucky).create();
        refused(fay, lucky.app().code().substring(1));
    }

    /** An app whose next codes all begin with 0 is rare; one whose code does so now is found quickly. */
    private static NativeTotp withLeadingZero() {
        NativeTotp candidate = NativeTotp.labelled("Phone");
        while (!candidate.app().code().startsWith("0")) {
            candidate = NativeTotp.labelled("Phone");
        }
        return candidate;
    }

    @Test
    void digitsOfAnotherScriptAreRefused() {
        TestUser gus = realm.user("gus").nativeTotp(phone).create();
        refused(
                gus,
                app.code()
                        .chars()
                        .mapToObj(c -> String.valueOf((char) (c - '0' + '\u0660')))
                        .reduce("", String::concat));
    }

    @Test
    void aSignOrALetterIsRefused() {
        TestUser hal = realm.user("hal").nativeTotp(phone).create();
        refused(hal, "+" + app.code());
        refused(hal, app.code() + "a");
    }

    @Test
    void anEmptyInputIsAskedForAgainAndNotCounted() {
        TestUser ida = realm.user("ida").nativeTotp(phone).create();
        OidcLogin login = begin(ida);
        for (int i = 0; i < 6; i++) {
            TotpLoginPage.in(browser).enter("   ");
            assertThat(TotpLoginPage.in(browser).error()).isEqualTo("Enter the code.");
        }
        TotpLoginPage.in(browser).enter(app.code());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void anyOfTwoAppsLogsIn() {
        NativeTotp tablet = NativeTotp.labelled("Tablet");
        TestUser joy = realm.user("joy").nativeTotp(phone).nativeTotp(tablet).create();
        OidcLogin login = begin(joy);
        TotpLoginPage.in(browser).enter(tablet.app().code());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void aUserWithoutAFactorIsNotAskedForOne() {
        OidcLogin login = begin(realm.user("kim").create());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void aReloadOfThePageAsksAgain() {
        TestUser leo = realm.user("leo").nativeTotp(phone).create();
        OidcLogin login = begin(leo);
        TotpLoginPage.in(browser);
        browser.reload();
        TotpLoginPage.in(browser).enter(app.code());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }
}
