package dev.sallyport.it.everypath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.DeviceLogin;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.NewPasswordPage;
import dev.sallyport.it.pages.SentCodeLoginPage;
import dev.sallyport.it.pages.TotpLoginPage;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everybody must have a second factor; this user has one, and comes in another way each time. */
class EveryPathIT {

    private static final String OUR_FLOW = "device";
    private static final String OTHER_FLOW = "device-with-a-flow-of-its-own";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().smsOutbox();

    @RegisterExtension
    final Browser browser = Browser.desktop();

    private final NativeTotp app = NativeTotp.labelled("Phone");
    private final Inbox telephone = Inbox.phone();

    @BeforeAll
    static void clients() {
        realm.client(OUR_FLOW, Map.of());
        realm.clientWithFlows(OTHER_FLOW, Map.of("browser", "browser"));
    }

    @BeforeEach
    void enforced() {
        realm.twoFactor(TwoFactorSettings.none().totp("Acme").sms().enforcedForAll());
        realm.setting("resetCredentialsFlow", "sallyport reset credentials");
    }

    @Test
    void theBrowserFlowAsksForTheFactor() {
        TestUser ann = realm.user("ann").nativeTotp(app).create();
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(browser, login).logIn(ann);
        TotpLoginPage.in(browser);
        assertThat(ann.sessions()).isEmpty();
        TotpLoginPage.in(browser).enter(app.app().code());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {OUR_FLOW, OTHER_FLOW})
    void aSecondTabAsksForTheFactor(String client) {
        TestUser ben = realm.user("ben-" + client).sentTo(telephone).create();
        LoginPage.open(browser, realm.oidcLogin().of(client)).logIn(ben);
        SentCodeLoginPage.in(browser);
        browser.newTab();
        OidcLogin second = realm.oidcLogin().of(client);
        browser.open(second.url());
        if (LoginPage.isShown(browser)) {
            LoginPage.in(browser).logIn(ben);
        }
        SentCodeLoginPage.in(browser);
        assertThat(ben.sessions()).isEmpty();
        SentCodeLoginPage.in(browser).enter(telephone.nextCode());
        assertThat(second.tokens().field("access_token")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {OUR_FLOW, OTHER_FLOW})
    void aDeviceGetsTokensOnlyAfterTheFactor(String client) {
        TestUser cat = realm.user("cat-" + client).sentTo(telephone).create();
        DeviceLogin device = DeviceLogin.begin(realm, client);
        browser.open(device.url());
        LoginPage.in(browser).logIn(cat);
        SentCodeLoginPage.in(browser);
        assertThat(device.poll().field("error")).isEqualTo("authorization_pending");
        SentCodeLoginPage.in(browser).enter(telephone.nextCode());
        browser.page().locator("#kc-login").click();
        browser.page().locator("body[data-page-id='login-info']").waitFor();
        assertThat(device.patientPoll().field("access_token")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sallyport reset credentials", "reset credentials"})
    void aForgottenPasswordAsksForTheFactorFirst(String flow) {
        realm.setting("resetCredentialsFlow", flow);
        TestUser dan =
                realm.user("dan-" + flow.replace(' ', '-')).sentTo(telephone).create();
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(browser, login).forgotPassword();
        NewPasswordPage.followMail(browser, dan);
        SentCodeLoginPage.in(browser).enter(telephone.nextCode());
        NewPasswordPage.in(browser).choose("New-" + dan.password());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    /** He has none of the user's, and would set up one of his own. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAdministratorWhoTakesASessionOverIsNotAsked(boolean hasOne) {
        var user = realm.user("eve-" + hasOne);
        TestUser eve = (hasOne ? user.nativeTotp(app) : user).create();
        Answer impersonation = realm.admin().post(eve.path("/impersonation"), Map.of());
        browser.takeCookies(impersonation, realm.url() + "/");
        OidcLogin login = realm.oidcLogin();
        browser.open(login.url());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }
}
