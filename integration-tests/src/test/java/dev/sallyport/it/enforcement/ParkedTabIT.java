package dev.sallyport.it.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Forms;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.BackupCodeSetupPage;
import dev.sallyport.it.pages.Enrolled;
import dev.sallyport.it.pages.ErrorPage;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.TotpLoginPage;
import dev.sallyport.it.pages.TotpSetupPage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody knows the password, waits on a set-up page, and goes on after the owner has set up a factor. */
class ParkedTabIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    @RegisterExtension
    final Browser owner = Browser.desktop();

    @RegisterExtension
    final Browser attacker = Browser.desktop();

    @BeforeEach
    void enforce() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().enforcedForAll());
    }

    private TotpSetupPage park(TestUser user, OidcLogin login) {
        LoginPage.open(attacker, login).logIn(user);
        return TotpSetupPage.in(attacker);
    }

    private void nothingGained(TestUser user) {
        assertThat(ErrorPage.in(attacker).text()).contains("Sign in again");
        assertThat(user.credentialTypes()).containsExactlyInAnyOrder("password", "otp", "sallyport-backup-code");
        assertThat(user.credentials())
                .noneMatch(c -> c.path("userLabel").asText().equals("Attacker"));
        assertThat(user.sessions()).hasSize(1);
    }

    @Test
    void canNeitherEnrolNorFinishTheLogin() {
        TestUser ann = realm.user("ann").create();
        TotpSetupPage parked = park(ann, realm.oidcLogin());
        Enrolled.with(owner, realm.oidcLogin(), ann);
        parked.enrol("Attacker");
        nothingGained(ann);
        assertThat(realm.events().of(ann)).extracting("error").contains("not_allowed");
    }

    @Test
    void norByReloadingOrCancelling() {
        TestUser ben = realm.user("ben").create();
        park(ben, realm.oidcLogin());
        Enrolled.with(owner, realm.oidcLogin(), ben);
        attacker.reload();
        TotpLoginPage.in(attacker);
        Forms.post(attacker, Map.of("cancel-aia", "true"));
        TotpLoginPage.in(attacker);
        assertThat(ben.credentialTypes()).containsOnlyOnce("otp");
        assertThat(ben.sessions()).as("the owner’s session alone").hasSize(1);
    }

    @Test
    void norWithAnActionThatTheApplicationAskedFor() {
        TestUser cat = realm.user("cat").create();
        TotpSetupPage parked = park(cat, realm.oidcLogin().with("kc_action", "CONFIGURE_TOTP"));
        Enrolled.with(owner, realm.oidcLogin(), cat);
        parked.enrol("Attacker");
        nothingGained(cat);
    }

    @Test
    void norByCancellingThatAction() {
        TestUser dan = realm.user("dan").create();
        park(dan, realm.oidcLogin().with("kc_action", "CONFIGURE_TOTP"));
        Enrolled.with(owner, realm.oidcLogin(), dan);
        Forms.post(attacker, Map.of("cancel-aia", "true"));
        assertThat(dan.sessions()).as("the owner’s session alone").hasSize(1);
        assertThat(attacker.page().locator("#arrived").count()).isZero();
    }

    /** The attacker was first, an administrator took the app away again, and the owner enrolled. */
    @Test
    void norOnThePageOfTheBackupCodes() {
        TestUser eve = realm.user("eve").create();
        park(eve, realm.oidcLogin()).enrol("Attacker");
        BackupCodeSetupPage parked = BackupCodeSetupPage.in(attacker);
        eve.removeCredentials("otp");
        List<String> codes = Enrolled.with(owner, realm.oidcLogin(), eve).codes();
        assertThat(parked.save()).doesNotContainAnyElementsOf(codes);
        nothingGained(eve);
    }

    @Test
    void norWithoutAnyFactorOnThePageOfTheBackupCodes() {
        TestUser fay = realm.user("fay").create();
        park(fay, realm.oidcLogin()).enrol("Attacker");
        BackupCodeSetupPage parked = BackupCodeSetupPage.in(attacker);
        fay.removeCredentials("otp");
        parked.save();
        assertThat(fay.credentialTypes()).containsExactly("password");
        assertThat(fay.sessions()).isEmpty();
    }

    /** The session was begun with the password alone, which says nothing about the factor that came later. */
    @Test
    void norWithASessionFromBeforeTheOwnerEnrolled() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
        TestUser gus = realm.user("gus").create();
        OidcLogin before = realm.oidcLogin();
        LoginPage.open(attacker, before).logIn(gus);
        before.callback();
        Enrolled.in(owner, realm, gus);
        attacker.open(realm.oidcLogin().with("kc_action", "CONFIGURE_TOTP").url());
        TotpLoginPage.in(attacker);
        Forms.post(attacker, Map.of("cancel-aia", "true"));
        TotpLoginPage.in(attacker);
        assertThat(gus.credentialTypes()).containsOnlyOnce("otp");
    }
}
