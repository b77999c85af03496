package dev.sallyport.it.totp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Accessibility;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.Totp;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.BackupCodeSetupPage;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.TotpLoginPage;
import dev.sallyport.it.pages.TotpSetupPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BothDoorsIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations().locales("en", "de");

    @RegisterExtension
    final Browser browser = Browser.desktop();

    @Test
    void anEnforcedUserEnrolsAnAppAndUsesItAtBothDoors() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().enforcedForAll());
        TestUser ann = realm.user("ann").tenantAdmin(realm.tenant("Acme")).create();
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(browser, login).logIn(ann);
        TotpSetupPage setup = TotpSetupPage.in(browser);
        assertThat(setup.showsQrCode()).isTrue();
        Accessibility.check(browser);
        Totp app = setup.enrol("Phone");
        Accessibility.check(browser);
        assertThat(BackupCodeSetupPage.in(browser).save()).hasSize(10);
        assertThat(login.tokens().field("access_token")).isNotEmpty();
        assertThat(ann.credentialTypes()).contains("otp");

        Answer pre = realm.api().tryLogin(ann);
        assertThat(pre.field("scope")).isEqualTo("PRE_VERIFICATION_TOKEN");
        Answer pair = realm.api()
                .as(pre.field("token"))
                .post("/api/auth/2fa/verification/check?providerType=TOTP&verificationCode=" + app.codeOfStep(1));
        assertThat(pair.status()).isEqualTo(200);
    }

    @Test
    void anAppThatWasEnrolledThroughKeycloakGoesOnWorking() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
        NativeTotp phone = NativeTotp.labelled("Phone");
        TestUser bob = realm.user("bob").nativeTotp(phone).create();
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(browser, login).logIn(bob);
        TotpLoginPage.in(browser).enter(phone.app().wrongCode());
        assertThat(TotpLoginPage.in(browser).error()).isNotEmpty();
        TotpLoginPage.in(browser).enter(phone.app().code());
        assertThat(login.tokens().status()).isEqualTo(200);
    }
}
