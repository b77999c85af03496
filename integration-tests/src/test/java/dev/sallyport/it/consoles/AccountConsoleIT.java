package dev.sallyport.it.consoles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.AccountConsole;
import dev.sallyport.it.pages.BackupCodeSetupPage;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.TotpLoginPage;
import dev.sallyport.it.pages.TotpSetupPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a user sees of Sallyport in Keycloak's account console. */
class AccountConsoleIT {

    private static final String APP = "otp";
    private static final String BACKUP_CODES = "sallyport-backup-code";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    @RegisterExtension
    final Browser browser = Browser.desktop();

    private final NativeTotp phone = NativeTotp.labelled("Phone");

    @BeforeEach
    void bothMethods() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
    }

    /** The console as a user with an app sees it. */
    private AccountConsole open(TestUser user) {
        AccountConsole.visit(browser, realm);
        LoginPage.in(browser).logIn(user);
        TotpLoginPage.in(browser).enter(phone.app().code());
        return AccountConsole.in(browser);
    }

    @Test
    void bothMethodsAreListedByTheirNames() {
        AccountConsole console =
                AccountConsole.open(browser, realm, realm.user("ann").create());
        assertThat(console.types()).contains("password", APP, BACKUP_CODES);
        assertThat(console.text()).contains("Backup code").doesNotContain("sallyport.");
        assertThat(console.credentials(APP)).isEmpty();
        assertThat(console.credentials(BACKUP_CODES)).isEmpty();
    }

    @Test
    void anAppIsSetUpOnOurPageAndCodesComeAfterIt() {
        TestUser ben = realm.user("ben").create();
        AccountConsole.open(browser, realm, ben).setUp(APP);
        TotpSetupPage.in(browser).enrol("Phone");
        BackupCodeSetupPage.in(browser).save();
        AccountConsole console = AccountConsole.in(browser);
        console.awaitCredentials(APP, 1);
        assertThat(console.credentials(APP)).singleElement().asString().contains("Phone");
        assertThat(console.credentials(BACKUP_CODES)).hasSize(1);
    }

    @Test
    void cancellingLeadsBackToTheConsole() {
        TestUser cat = realm.user("cat").create();
        AccountConsole.open(browser, realm, cat).setUp(APP);
        TotpSetupPage.in(browser).cancel();
        AccountConsole.in(browser).awaitCredentials(APP, 0);
        assertThat(cat.credentialTypes()).containsExactly("password");
    }

    @Test
    void aSecondAppIsSetUpInTheSameSession() {
        TestUser dan = realm.user("dan").nativeTotp(phone).create();
        open(dan).setUp(APP);
        TotpSetupPage.in(browser).enrol("Tablet");
        BackupCodeSetupPage.in(browser).save();
        AccountConsole.in(browser).awaitCredentials(APP, 2);
    }

    @Test
    void backupCodesAreSetUpOnOurPage() {
        TestUser eve = realm.user("eve").nativeTotp(phone).create();
        open(eve).setUp(BACKUP_CODES);
        BackupCodeSetupPage.in(browser).cancel();
        AccountConsole.in(browser).awaitCredentials(BACKUP_CODES, 0);
        AccountConsole.in(browser).setUp(BACKUP_CODES);
        BackupCodeSetupPage.in(browser).save();
        AccountConsole.in(browser).awaitCredentials(BACKUP_CODES, 1);
        assertThat(eve.credentialTypes()).contains(BACKUP_CODES);
    }

    @Test
    void aUserWhoJustEnrolledGoesOnInTheSameSession() {
        realm.twoFactor(TwoFactorSettings.none().totp("Acme"));
        TestUser fay = realm.user("fay").create();
        AccountConsole.open(browser, realm, fay).setUp(APP);
        TotpSetupPage.in(browser).enrol("Phone");
        AccountConsole.in(browser).awaitCredentials(APP, 1);
        AccountConsole.in(browser).setUp(APP);
        TotpSetupPage.in(browser).enrol("Tablet");
        AccountConsole.in(browser).awaitCredentials(APP, 2);
    }

    @Test
    void removingTheAppRemovesTheCodesToo() {
        TestUser gus = realm.user("gus").nativeTotp(phone).create();
        open(gus).setUp(BACKUP_CODES);
        BackupCodeSetupPage.in(browser).save();
        AccountConsole.in(browser).awaitCredentials(BACKUP_CODES, 1);
        AccountConsole.in(browser).remove(APP);
        AccountConsole.in(browser).awaitCredentials(APP, 0);
        assertThat(gus.credentialTypes()).containsExactly("password");
    }

    @Test
    void backupCodesCanBeRemovedAlone() {
        TestUser hal = realm.user("hal").nativeTotp(phone).create();
        open(hal).setUp(BACKUP_CODES);
        BackupCodeSetupPage.in(browser).save();
        AccountConsole.in(browser).awaitCredentials(BACKUP_CODES, 1);
        AccountConsole.in(browser).remove(BACKUP_CODES);
        AccountConsole.in(browser).awaitCredentials(BACKUP_CODES, 0);
        assertThat(hal.credentialTypes()).containsExactlyInAnyOrder("password", APP);
    }
}
