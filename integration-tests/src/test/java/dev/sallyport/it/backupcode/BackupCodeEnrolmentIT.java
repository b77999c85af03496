package dev.sallyport.it.backupcode;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.BackupCodeSetupPage;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.TotpLoginPage;
import dev.sallyport.it.pages.TotpSetupPage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Getting backup codes. */
class BackupCodeEnrolmentIT {

    private static final String TYPE = "sallyport-backup-code";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    @RegisterExtension
    final Browser browser = Browser.desktop();

    private final NativeTotp phone = NativeTotp.labelled("Phone");
    private final OidcLogin login = realm.oidcLogin().with("kc_action", "SALLYPORT_SETUP_BACKUP_CODES");

    @BeforeEach
    void bothMethods() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
    }

    private BackupCodeSetupPage setUp(String name) {
        return setUp(realm.user(name).nativeTotp(phone).create());
    }

    private BackupCodeSetupPage setUp(TestUser user) {
        LoginPage.open(browser, login).logIn(user);
        TotpLoginPage.in(browser).enter(phone.app().code());
        return BackupCodeSetupPage.in(browser);
    }

    @Test
    void theyComeAfterTheFirstFactorAndAreKeptWhenTheUserSaysSo() {
        TestUser ann = realm.user("ann").create();
        OidcLogin enrolment = realm.oidcLogin().with("kc_action", "CONFIGURE_TOTP");
        LoginPage.open(browser, enrolment).logIn(ann);
        TotpSetupPage.in(browser).enrol("Phone");
        BackupCodeSetupPage page = BackupCodeSetupPage.in(browser);
        assertThat(ann.credentialTypes()).doesNotContain(TYPE);
        List<String> codes = page.save();
        enrolment.callback();
        assertThat(ann.credentialTypes()).containsOnlyOnce(TYPE);
        assertThat(codes).hasSize(10).doesNotHaveDuplicates().allMatch(c -> c.matches("[0-9a-hjkmnp-tv-z]{8}"));
    }

    @Test
    void thePlatformSaysHowManyThereAre() {
        realm.twoFactor(TwoFactorSettings.none().totp("Acme").backupCodes(4));
        assertThat(setUp("ben").codes()).hasSize(4);
    }

    @Test
    void theyStayTheSameUntilTheyAreSaved() {
        BackupCodeSetupPage page = setUp("cat");
        List<String> codes = page.codes();
        browser.reload();
        assertThat(BackupCodeSetupPage.in(browser).codes()).isEqualTo(codes);
    }

    @Test
    void theDownloadIsATextFileWithTheCodes() throws IOException {
        BackupCodeSetupPage page = setUp("dan");
        Download file = browser.page().waitForDownload(page::download);
        assertThat(file.suggestedFilename()).isEqualTo("backup-codes-backup-code-enrolment.txt");
        List<String> lines = Files.readAllLines(file.path());
        assertThat(lines.get(0)).contains("dan@backup-code-enrolment.example");
        assertThat(lines).containsSequence(page.codes());
    }

    @Test
    void theCopyIsInTheClipboard() {
        BackupCodeSetupPage page = setUp("eve");
        browser.allowClipboard();
        page.copy();
        assertThat(browser.page().evaluate("navigator.clipboard.readText()"))
                .isEqualTo(String.join("\n", page.codes()));
        assertThat(page.status()).isEqualTo("The codes are in the clipboard.");
    }

    @Test
    void thePrintButtonPrints() {
        BackupCodeSetupPage page = setUp("fay");
        browser.page().evaluate("window.print = () => document.title = 'printed'");
        page.print();
        assertThat(browser.page().title()).isEqualTo("printed");
    }

    @Test
    void aConsoleThatAskedForThePageGetsTheCancelBack() {
        TestUser gus = realm.user("gus").nativeTotp(phone).create();
        setUp(gus).cancel();
        assertThat(login.callback()).containsEntry("kc_action_status", "cancelled");
        assertThat(gus.credentialTypes()).doesNotContain(TYPE);
    }

    @Test
    void nobodyGetsThemWithoutAnotherFactor() {
        TestUser hal = realm.user("hal").create();
        LoginPage.open(browser, login).logIn(hal);
        assertThat(login.callback()).containsKey("code").doesNotContainEntry("kc_action_status", "success");
        assertThat(hal.credentialTypes()).containsExactly("password");
    }

    @Test
    void savingIsAnEventThatNamesTheFactorAndNoCode() {
        TestUser ida = realm.user("ida").nativeTotp(phone).create();
        List<String> codes = setUp(ida).save();
        login.callback();
        assertThat(realm.events().of(ida)).anySatisfy(event -> {
            assertThat(event.type()).isEqualTo("UPDATE_CREDENTIAL");
            assertThat(event.detail("credential_type")).isEqualTo(TYPE);
            assertThat(event.detail("sallyport_factor")).isEqualTo("BACKUP_CODE");
        });
        assertThat(realm.events().of(ida).toString()).doesNotContain(codes);
        assertThat(ida.credentials().toString()).doesNotContain(codes);
    }

    @Test
    void theyGoWithTheLastOtherFactor() {
        TestUser joy = realm.user("joy").nativeTotp(phone).create();
        setUp(joy).save();
        login.callback();
        joy.removeCredentials("otp");
        browser.clearCookies();
        OidcLogin next = realm.oidcLogin();
        LoginPage.open(browser, next).logIn(joy);
        assertThat(next.tokens().field("access_token")).isNotEmpty();
        assertThat(joy.credentialTypes()).containsExactly("password");
    }
}
