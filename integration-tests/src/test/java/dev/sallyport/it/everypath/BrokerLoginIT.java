package dev.sallyport.it.everypath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Broker;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Forms;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.BackupCodeSetupPage;
import dev.sallyport.it.pages.ChooseMethodPage;
import dev.sallyport.it.pages.ErrorPage;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.SentCodeLoginPage;
import dev.sallyport.it.pages.TotpLoginPage;
import dev.sallyport.it.pages.TotpSetupPage;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** "Sign in with …": the provider asks for a password, we for the second factor. */
class BrokerLoginIT {

    private static final String ALIAS = "acme";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().smsOutbox();

    @RegisterExtension
    static final TestRealm provider = TestRealm.plain().named("provider");

    @RegisterExtension
    final Browser browser = Browser.desktop();

    private final NativeTotp phone = NativeTotp.labelled("Phone");
    private final Inbox telephone = Inbox.phone();
    private static Broker broker;

    @BeforeAll
    static void trust() {
        broker = Broker.between(realm, provider).as(ALIAS, Map.of());
    }

    @BeforeEach
    void offerAll() {
        realm.twoFactor(TwoFactorSettings.none().totp("Acme").sms().email().backupCodes(10));
    }

    @Test
    void aBrokerLoginAsksForTheUsersFactor() {
        TestUser ann = realm.user("ann").nativeTotp(phone).create();
        OidcLogin login = broker.logIn(browser, ALIAS, broker.linked(ann, ALIAS));
        TotpLoginPage.in(browser).enter(phone.app().wrongCode());
        assertThat(TotpLoginPage.in(browser).error()).isEqualTo("This code is not correct.");
        assertThat(ann.sessions()).isEmpty();
        TotpLoginPage.in(browser).enter(phone.app().code());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
        assertThat(realm.events().of(ann)).anySatisfy(event -> {
            assertThat(event.type()).isEqualTo("LOGIN_ERROR");
            assertThat(event.error()).isEqualTo("invalid_user_credentials");
            assertThat(event.detail("sallyport_factor")).isEqualTo("TOTP");
            assertThat(event.detail("sallyport_result")).isEqualTo("WRONG");
            assertThat(event.detail("identity_provider")).isEqualTo(ALIAS);
        });
        assertThat(realm.events().of(ann)).anySatisfy(event -> {
            assertThat(event.type()).isEqualTo("LOGIN");
            assertThat(event.detail("sallyport_factor")).isEqualTo("TOTP");
        });
    }

    @Test
    void anotherFactorCanBeChosenThere() {
        TestUser ben = realm.user("ben").nativeTotp(phone).sentTo(telephone).create();
        OidcLogin login = broker.logIn(browser, ALIAS, broker.linked(ben, ALIAS));
        assertThat(TotpLoginPage.in(browser).chooseAnotherFactor().factors()).containsExactly("TOTP", "SMS");
        assertThat(telephone.messages()).isEmpty();
        ChooseMethodPage.in(browser).choose("SMS");
        SentCodeLoginPage.in(browser);
        browser.reload();
        SentCodeLoginPage.in(browser);
        SentCodeLoginPage.in(browser).chooseAnotherFactor().choose("SMS");
        SentCodeLoginPage.in(browser);
        assertThat(telephone.messages())
                .as("neither reloading nor coming back sends")
                .hasSize(1);
        SentCodeLoginPage.in(browser).enter(telephone.nextCode());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void aBrokerLoginHasAnObligedUserSetOneUp() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().enforcedForAll());
        TestUser cat = realm.user("cat").create();
        OidcLogin login = broker.logIn(browser, ALIAS, broker.linked(cat, ALIAS));
        TotpSetupPage.in(browser);
        assertThat(cat.sessions()).isEmpty();
        TotpSetupPage.in(browser).enrol("Phone");
        BackupCodeSetupPage.in(browser).save();
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void aBrokerLoginOfAUserWhoNeedsNoneGoesOn() {
        TestUser dan = realm.user("dan").create();
        OidcLogin login = broker.logIn(browser, ALIAS, broker.linked(dan, ALIAS));
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void aBrokerLoginOfAnObligedUserWhoHasOnlyASecurityKeyIsRefused() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().enforcedForAll());
        TestUser eve = realm.user("eve").securityKey().create();
        broker.logIn(browser, ALIAS, broker.linked(eve, ALIAS));
        assertThat(ErrorPage.in(browser).text()).contains("security key or a recovery code");
        browser.reload();
        ErrorPage.in(browser);
        assertThat(eve.sessions()).isEmpty();
        assertThat(eve.credentialTypes()).containsExactlyInAnyOrder("password", "webauthn");
    }

    /** The application asks for the link; the user comes with a password alone, by a flow that is not ours. */
    @Test
    void linkingAnAccountAsksForTheFactorFirst() {
        realm.clientWithFlows("linker", Map.of("browser", "browser"));
        TestUser fay = realm.user("fay").sentTo(telephone).create();
        OidcLogin login = realm.oidcLogin().of("linker").with("kc_action", "idp_link:" + ALIAS);
        LoginPage.open(browser, login).logIn(fay);
        SentCodeLoginPage.in(browser);
        Forms.post(browser, Map.of("cancel-aia", "true"));
        SentCodeLoginPage.in(browser).enter(telephone.nextCode());
        browser.page().locator("#kc-page-title").waitFor();
        assertThat(broker.linksOf(fay)).isEmpty();
        assertThat(fay.sessions())
                .as("not before the link is made or cancelled")
                .isEmpty();
    }
}
