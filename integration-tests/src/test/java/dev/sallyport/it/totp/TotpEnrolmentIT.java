package dev.sallyport.it.totp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Browser;
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

/** Setting up an authenticator app. */
class TotpEnrolmentIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    @RegisterExtension
    final Browser browser = Browser.desktop();

    private final OidcLogin login = realm.oidcLogin().with("kc_action", "CONFIGURE_TOTP");

    @BeforeEach
    void onlyApps() {
        realm.twoFactor(TwoFactorSettings.none().totp("Acme Corp"));
    }

    private TotpSetupPage setUp(TestUser user) {
        LoginPage.open(browser, login).logIn(user);
        return TotpSetupPage.in(browser);
    }

    private TotpSetupPage setUpSecond(TestUser user, NativeTotp first) {
        LoginPage.open(browser, login).logIn(user);
        TotpLoginPage.in(browser).enter(first.app().code());
        return TotpSetupPage.in(browser);
    }

    @Test
    void theQrCodeTheLinkAndTheKeyAreTheSame() {
        TotpSetupPage page = setUp(realm.user("qr").create());
        assertThat(page.showsQrCode()).isTrue();
        assertThat(page.qrText()).isEqualTo(page.uri());
        assertThat(page.uri())
                .isEqualTo("otpauth://totp/Acme%20Corp:qr@totp-enrolment.example?issuer=Acme+Corp&secret="
                        + page.keyText().replace(" ", ""));
        assertThat(page.keyText()).as("160 bits in groups of four").matches("([A-Z2-7]{4} ){7}[A-Z2-7]{4}");
    }

    @Test
    void anEnrolledAppIsANativeCredentialWithTheDevicesName() {
        TestUser ann = realm.user("ann").create();
        setUp(ann).enrol(" Ann’s phone ");
        assertThat(login.callback()).containsEntry("kc_action_status", "success");
        assertThat(ann.credentials()).anySatisfy(credential -> {
            assertThat(credential.path("type").asText()).isEqualTo("otp");
            assertThat(credential.path("userLabel").asText()).isEqualTo("Ann’s phone");
        });
    }

    @Test
    void theFirstDeviceNeedsNoName() {
        TestUser ben = realm.user("ben").create();
        setUp(ben).enrol("");
        assertThat(login.callback()).containsEntry("kc_action_status", "success");
        assertThat(ben.credentialTypes()).contains("otp");
    }

    @Test
    void nothingIsKeptBeforeTheCodeIsRightAndAWrongOneDoesNotChangeTheKey() {
        TestUser cat = realm.user("cat").create();
        TotpSetupPage page = setUp(cat);
        String key = page.keyText();
        Totp app = page.app();
        page.enter(app.wrongCode(), "Phone");
        page = TotpSetupPage.in(browser);
        assertThat(page.error()).isEqualTo("This code is not correct.");
        assertThat(page.keyText()).isEqualTo(key);
        assertThat(page.deviceName()).isEqualTo("Phone");
        assertThat(cat.credentialTypes()).doesNotContain("otp");
        page.enter(app.code(), "Phone");
        assertThat(login.callback()).containsEntry("kc_action_status", "success");
        assertThat(cat.credentialTypes()).containsOnlyOnce("otp");
    }

    @Test
    void reloadingThePageKeepsTheKey() {
        TotpSetupPage page = setUp(realm.user("reload").create());
        String key = page.keyText();
        browser.reload();
        assertThat(TotpSetupPage.in(browser).keyText()).isEqualTo(key);
    }

    @Test
    void anEmptyCodeIsAskedForAgainAndNotCounted() {
        TestUser dan = realm.user("dan").create();
        TotpSetupPage page = setUp(dan);
        Totp app = page.app();
        for (int i = 0; i < 6; i++) {
            page.enter("  ", "Phone");
            page = TotpSetupPage.in(browser);
            assertThat(page.error()).isEqualTo("Enter the code.");
        }
        page.enter(app.code(), "Phone");
        assertThat(login.callback()).containsEntry("kc_action_status", "success");
    }

    @Test
    void blanksBetweenTheGroupsOfACodeAreFine() {
        TotpSetupPage page = setUp(realm.user("eve").create());
        String code = page.app().code();
        page.enter(" " + code.substring(0, 3) + " " + code.substring(3) + " ", "Phone");
        assertThat(login.callback()).containsEntry("kc_action_status", "success");
    }

    @Test
    void aSecondDeviceNeedsANameOfItsOwn() {
        NativeTotp first = NativeTotp.labelled("Phone");
        TestUser fay = realm.user("fay").nativeTotp(first).create();
        TotpSetupPage page = setUpSecond(fay, first);
        Totp app = page.app();
        page.enter(app.code(), "");
        page = TotpSetupPage.in(browser);
        assertThat(page.error()).startsWith("Give this device a name");
        page.enter(app.code(), "Phone");
        page = TotpSetupPage.in(browser);
        assertThat(page.error()).startsWith("You already have a device of this name.");
        page.enter(app.code(), "Tablet");
        assertThat(login.callback()).containsEntry("kc_action_status", "success");
        assertThat(fay.credentials().stream()
                        .filter(c -> c.path("type").asText().equals("otp"))
                        .map(c -> c.path("userLabel").asText()))
                .containsExactly("Phone", "Tablet");
    }

    @Test
    void anOverlongNameIsRefused() {
        TestUser gus = realm.user("gus").create();
        TotpSetupPage page = setUp(gus);
        page.enter(page.app().code(), "x".repeat(256));
        assertThat(TotpSetupPage.in(browser).error()).startsWith("This name is too long.");
        assertThat(gus.credentialTypes()).doesNotContain("otp");
    }

    @Test
    void aConsoleThatAskedForThePageGetsTheCancelBack() {
        TestUser hal = realm.user("hal").create();
        setUp(hal).cancel();
        assertThat(login.callback()).containsEntry("kc_action_status", "cancelled");
        assertThat(hal.credentialTypes()).doesNotContain("otp");
    }

    @Test
    void guessingTheFirstCodeIsLimitedAndKeepsTheKey() {
        TotpSetupPage page = setUp(realm.user("ida").create());
        String key = page.keyText();
        Totp app = page.app();
        for (int i = 0; i < 5; i++) {
            page.enter(app.wrongCode(), "Phone");
            page = TotpSetupPage.in(browser);
        }
        page.enter(app.code(), "Phone");
        page = TotpSetupPage.in(browser);
        assertThat(page.error()).contains("Too many attempts", "5 minutes");
        assertThat(page.keyText()).isEqualTo(key);
    }

    @Test
    void enrollingIsAnEventThatNamesTheFactor() {
        TestUser joy = realm.user("joy").create();
        TotpSetupPage page = setUp(joy);
        page.enter(page.app().wrongCode(), "Phone");
        TotpSetupPage.in(browser).enrol("Phone");
        login.callback();
        assertThat(realm.events().of(joy)).anySatisfy(event -> {
            assertThat(event.type()).isEqualTo("UPDATE_CREDENTIAL_ERROR");
            assertThat(event.error()).isEqualTo("invalid_user_credentials");
            assertThat(event.detail("sallyport_factor")).isEqualTo("TOTP");
            assertThat(event.detail("sallyport_result")).isEqualTo("WRONG");
        });
        assertThat(realm.events().of(joy)).anySatisfy(event -> {
            assertThat(event.type()).isEqualTo("UPDATE_CREDENTIAL");
            assertThat(event.detail("credential_type")).isEqualTo("otp");
            assertThat(event.detail("sallyport_factor")).isEqualTo("TOTP");
        });
    }
}
