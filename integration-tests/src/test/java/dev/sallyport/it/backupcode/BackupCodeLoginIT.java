package dev.sallyport.it.backupcode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Event;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.BackupCodeLoginPage;
import dev.sallyport.it.pages.BackupCodeLowPage;
import dev.sallyport.it.pages.BackupCodeSetupPage;
import dev.sallyport.it.pages.Enrolled;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.TotpLoginPage;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Logging in with backup codes. */
class BackupCodeLoginIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    @RegisterExtension
    final Browser browser = Browser.desktop();

    @BeforeEach
    void bothMethods() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
    }

    /** A login up to the page that asks for a backup code. */
    private OidcLogin begin(TestUser user) {
        browser.clearCookies();
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(browser, login).logIn(user);
        TotpLoginPage.in(browser).tryAnotherWay().choose("Backup code");
        BackupCodeLoginPage.in(browser);
        return login;
    }

    private void logIn(TestUser user, String code) {
        OidcLogin login = begin(user);
        BackupCodeLoginPage.in(browser).enter(code);
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    private void refused(TestUser user, String code, String message) {
        begin(user);
        BackupCodeLoginPage.in(browser).enter(code);
        assertThat(BackupCodeLoginPage.in(browser).error()).startsWith(message);
    }

    @Test
    void anyCodeLogsInOnceInAnyOrder() {
        TestUser ann = realm.user("ann").create();
        List<String> codes = Enrolled.in(browser, realm, ann).codes();
        logIn(ann, codes.get(7));
        logIn(ann, codes.get(2));
        int sessions = ann.sessions().size();
        refused(ann, codes.get(7), "This code was already used.");
        assertThat(ann.sessions()).hasSize(sessions);
        Event event = realm.events().last("LOGIN_ERROR");
        assertThat(event.detail("sallyport_factor")).isEqualTo("BACKUP_CODE");
        assertThat(event.detail("sallyport_result")).isEqualTo("USED");
        assertThat(realm.events().last("LOGIN").detail("sallyport_factor")).isEqualTo("BACKUP_CODE");
    }

    @Test
    void aCodeIsTakenAsAPersonTypesIt() {
        TestUser ben = realm.user("ben").create();
        List<String> codes = Enrolled.in(browser, realm, ben).codes();
        logIn(ben, codes.get(0).toUpperCase(Locale.ROOT));
        logIn(ben, codes.get(1).substring(0, 4) + " " + codes.get(1).substring(4));
        logIn(ben, codes.get(2).substring(0, 4) + "-" + codes.get(2).substring(4));
        logIn(ben, codes.get(3).replace('0', 'O').replace('1', 'I'));
        logIn(ben, codes.get(4).replace('0', 'o').replace('1', 'l'));
    }

    @Test
    void aWrongCodeIsRefused() {
        TestUser cat = realm.user("cat").create();
        List<String> codes = Enrolled.in(browser, realm, cat).codes();
        refused(cat, codes.contains("00000000") ? "00000001" : "00000000", "This code is not correct.");
        Event event = realm.events().last("LOGIN_ERROR");
        assertThat(event.error()).isEqualTo("invalid_user_credentials");
        assertThat(event.detail("sallyport_result")).isEqualTo("WRONG");
    }

    @Test
    void anotherUsersCodeIsRefused() {
        TestUser dan = realm.user("dan").create();
        TestUser eve = realm.user("eve").create();
        List<String> codes = Enrolled.in(browser, realm, dan).codes();
        Enrolled.in(browser, realm, eve);
        refused(eve, codes.get(0), "This code is not correct.");
    }

    @Test
    void thePageSaysHowManyAreLeft() {
        TestUser fay = realm.user("fay").create();
        List<String> codes = Enrolled.in(browser, realm, fay).codes();
        begin(fay);
        assertThat(BackupCodeLoginPage.in(browser).codesLeft()).isEqualTo("You have 10 backup codes left.");
        logIn(fay, codes.get(0));
        begin(fay);
        assertThat(BackupCodeLoginPage.in(browser).codesLeft()).isEqualTo("You have 9 backup codes left.");
    }

    @Test
    void whoHasFewLeftIsToldAndMayGoOn() {
        realm.twoFactor(TwoFactorSettings.none().totp("Acme").backupCodes(4));
        TestUser gus = realm.user("gus").create();
        List<String> codes = Enrolled.in(browser, realm, gus).codes();
        OidcLogin login = begin(gus);
        BackupCodeLoginPage.in(browser).enter(codes.get(1));
        assertThat(BackupCodeLowPage.in(browser).codesLeft()).isEqualTo("You have 3 backup codes left.");
        assertThat(gus.sessions()).as("of the enrolment").hasSize(1);
        BackupCodeLowPage.in(browser).goOn();
        assertThat(login.tokens().field("access_token")).isNotEmpty();
        begin(gus);
        assertThat(BackupCodeLoginPage.in(browser).codesLeft()).contains("3 backup codes", "Create new codes soon");
    }

    @Test
    void aReloadOfThatPageDoesNotCostTheCode() {
        realm.twoFactor(TwoFactorSettings.none().totp("Acme").backupCodes(4));
        TestUser ida = realm.user("ida").create();
        List<String> codes = Enrolled.in(browser, realm, ida).codes();
        OidcLogin login = begin(ida);
        BackupCodeLoginPage.in(browser).enter(codes.get(1));
        BackupCodeLowPage.in(browser);
        browser.reload();
        TotpLoginPage.in(browser).tryAnotherWay().choose("Backup code");
        BackupCodeLowPage.in(browser).goOn();
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void newCodesReplaceTheOldOnes() {
        realm.twoFactor(TwoFactorSettings.none().totp("Acme").backupCodes(4));
        TestUser hal = realm.user("hal").create();
        List<String> old = Enrolled.in(browser, realm, hal).codes();
        OidcLogin login = begin(hal);
        BackupCodeLoginPage.in(browser).enter(old.get(0));
        BackupCodeLowPage.in(browser).renew();
        List<String> fresh = BackupCodeSetupPage.in(browser).save();
        assertThat(login.tokens().field("access_token")).isNotEmpty();
        assertThat(fresh).hasSize(4).doesNotContainAnyElementsOf(old);
        assertThat(hal.credentialTypes()).containsOnlyOnce("sallyport-backup-code");
        refused(hal, old.get(1), "This code is not correct.");
        BackupCodeLoginPage.in(browser).enter(fresh.get(3));
        BackupCodeLowPage.in(browser).goOn();
    }
}
