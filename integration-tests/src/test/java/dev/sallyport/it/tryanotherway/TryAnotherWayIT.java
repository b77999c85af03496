package dev.sallyport.it.tryanotherway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.BackupCodeLoginPage;
import dev.sallyport.it.pages.Enrolled;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.SelectMethodPage;
import dev.sallyport.it.pages.TotpLoginPage;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A user with more than one method. */
class TryAnotherWayIT {

    /** Keycloak's name for its native credential. */
    private static final String APP = "Authenticator Application";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    @RegisterExtension
    final Browser browser = Browser.desktop();

    @RegisterExtension
    final Browser withoutScript = Browser.desktop().withoutJavaScript();

    @BeforeEach
    void bothMethods() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
    }

    private OidcLogin begin(Browser in, TestUser user) {
        in.clearCookies();
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(in, login).logIn(user);
        return login;
    }

    private static Answer prefer(TestUser user, Enrolled enrolled, String factor) {
        Answer pre = realm.api().tryLogin(user);
        Answer full = realm.api()
                .as(pre.field("token"))
                .post("/api/auth/2fa/verification/check?providerType=TOTP&verificationCode="
                        + enrolled.app().codeOfStep(1));
        return realm.api()
                .as(full.field("token"))
                .put("/api/2fa/account/config?providerType=" + factor, Map.of("useByDefault", true));
    }

    @Test
    void aUserWithBothMethodsIsAskedForTheFirstAndMayTakeTheOther() {
        TestUser ann = realm.user("ann").create();
        Enrolled enrolled = Enrolled.in(browser, realm, ann);
        OidcLogin login = begin(browser, ann);
        SelectMethodPage page = TotpLoginPage.in(browser).tryAnotherWay();
        assertThat(page.methods()).containsExactly(APP, "Backup code");
        page.choose("Backup code");
        BackupCodeLoginPage.in(browser).enter(enrolled.codes().get(0));
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void whoHasOneMethodIsOfferedNoOther() {
        begin(
                browser,
                realm.user("ben").nativeTotp(NativeTotp.labelled("Phone")).create());
        assertThat(TotpLoginPage.in(browser).offersAnotherWay()).isFalse();
    }

    @Test
    void aMethodThatThePlatformNoLongerOffersIsNotListed() {
        TestUser cat = realm.user("cat").create();
        Enrolled.in(browser, realm, cat);
        realm.twoFactor(TwoFactorSettings.none().totp("Acme"));
        begin(browser, cat);
        assertThat(TotpLoginPage.in(browser).offersAnotherWay()).isFalse();
    }

    @Test
    void theDefaultThatTheApiSetIsAskedForFirst() {
        TestUser dan = realm.user("dan").sysAdmin().create();
        Enrolled enrolled = Enrolled.in(browser, realm, dan);
        assertThat(prefer(dan, enrolled, "BACKUP_CODE").status()).isEqualTo(200);
        OidcLogin login = begin(browser, dan);
        SelectMethodPage page = BackupCodeLoginPage.in(browser).tryAnotherWay();
        assertThat(page.methods()).containsExactly("Backup code", APP);
        page.choose(APP);
        TotpLoginPage.in(browser).enter(enrolled.app().code());
        assertThat(TotpLoginPage.in(browser).error()).as("it enrolled").startsWith("This code was already used.");
        TotpLoginPage.in(browser).tryAnotherWay().choose("Backup code");
        BackupCodeLoginPage.in(browser).enter(enrolled.codes().get(0));
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void theOtherMethodIsAButtonWithoutJavaScript() {
        TestUser eve = realm.user("eve").create();
        Enrolled enrolled = Enrolled.in(browser, realm, eve);
        OidcLogin login = begin(withoutScript, eve);
        TotpLoginPage page = TotpLoginPage.in(withoutScript);
        assertThat(page.otherWaysAsButtons()).containsExactly("Backup code");
        page.takeOtherWay("Backup code");
        assertThat(BackupCodeLoginPage.in(withoutScript).otherWaysAsButtons()).containsExactly(APP);
        BackupCodeLoginPage.in(withoutScript).takeOtherWay(APP);
        TotpLoginPage.in(withoutScript).takeOtherWay("Backup code");
        BackupCodeLoginPage.in(withoutScript).enter(enrolled.codes().get(9));
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void withoutJavaScriptALinkThatDoesNothingIsNotShown() {
        TestUser fay = realm.user("fay").create();
        Enrolled.in(browser, realm, fay);
        begin(withoutScript, fay);
        TotpLoginPage.in(withoutScript);
        assertThat(withoutScript.page().locator("#try-another-way").isVisible()).isFalse();
    }

    @Test
    void withoutJavaScriptWhoHasOneMethodIsOfferedNoOther() {
        begin(
                withoutScript,
                realm.user("gus").nativeTotp(NativeTotp.labelled("Phone")).create());
        assertThat(TotpLoginPage.in(withoutScript).otherWaysAsButtons()).isEmpty();
    }
}
