package dev.sallyport.it.enforcement;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.it.fixtures.ApiEnrolment;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.BackupCodeSetupPage;
import dev.sallyport.it.pages.EmailSetupPage;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.SentCodeSetupPage;
import dev.sallyport.it.pages.TotpLoginPage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Authenticator apps are no longer offered, e-mail is. Everybody must have a second factor; this user has an app. */
class ProviderRemovedIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    @RegisterExtension
    final Browser browser = Browser.desktop();

    private final NativeTotp phone = NativeTotp.labelled("Phone");
    private final Inbox mailbox = Inbox.mailbox();

    @BeforeEach
    void offerApps() {
        realm.sentCodes(Map.of("maxSendsPerAddressPerHour", 1000));
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().email().enforcedForAll());
    }

    private static void removeApps() {
        realm.twoFactor(TwoFactorSettings.none().email().backupCodes(10).enforcedForAll());
    }

    private TestUser user(String name) {
        return realm.user(name).sysAdmin().nativeTotp(phone).create();
    }

    /** Saves the mailbox as a second factor. */
    private void setUpEmail(SecondDoor door) {
        assertThat(door.api()
                        .post("/api/2fa/account/config/submit", mailbox.config())
                        .status())
                .isEqualTo(200);
        ObjectNode config = ApiEnrolment.generate(door.api(), "EMAIL").put("email", mailbox.address());
        assertThat(ApiEnrolment.save(door.api(), config, mailbox.nextCode()).status())
                .isEqualTo(200);
    }

    @Test
    void overTheApiHeSetsUpAnotherAndIsIn() {
        TestUser ann = user("ann");
        removeApps();
        SecondDoor door = SecondDoor.setUp(ann);
        assertThat(door.api().get("/api/2fa/providers").text()).isEqualTo("[\"EMAIL\",\"BACKUP_CODE\"]");
        assertThat(door.api().get("/api/2fa/account/settings").text()).isEmpty();
        assertError(door.api().post("/api/auth/2fa/login"), 400, 31, "2FA is not configured");
        setUpEmail(door);
        assertPair(door.api().post("/api/auth/2fa/login"));
        assertThat(SecondDoor.of(ann)
                        .api()
                        .get("/api/auth/2fa/providers")
                        .json()
                        .findValuesAsText("type"))
                .containsExactly("EMAIL");
    }

    /** The login was half-way when the settings changed. */
    @Test
    void theCodeOfTheRemovedMethodOpensNothing() {
        TestUser ben = user("ben");
        SecondDoor door = SecondDoor.of(ben);
        removeApps();
        assertError(door.totp(phone.app().code()), 400, 31, "2FA is not configured for account");
        assertThat(realm.directGrant(ben, Map.of()).status()).isEqualTo(400);
        assertThat(realm.directGrant(ben, Map.of("totp", phone.app().code())).status())
                .isEqualTo(400);
        assertThat(ben.sessions()).isEmpty();
    }

    @Test
    void backupCodesAreNoWayRoundIt() {
        TestUser cat = realm.user("cat").sysAdmin().create();
        SecondDoor enrolling = SecondDoor.setUp(cat);
        ApiEnrolment.totp(enrolling.api());
        List<String> codes = ApiEnrolment.backupCodes(enrolling.api());
        SecondDoor door = SecondDoor.of(cat);
        removeApps();
        assertError(door.backupCode(codes.get(0)), 400, 31, "2FA is not configured for account");
        SecondDoor.setUp(cat);
        assertThat(realm.directGrant(cat, Map.of("backup_code", codes.get(1))).status())
                .isEqualTo(400);
        assertThat(cat.sessions()).isEmpty();
    }

    @Test
    void offeredAgainItWorksAgain() {
        TestUser dan = user("dan");
        removeApps();
        SecondDoor door = SecondDoor.setUp(dan);
        offerApps();
        assertThat(door.api().get("/api/2fa/account/settings").status())
                .as("the ticket was for who has no method")
                .isEqualTo(401);
        assertPair(SecondDoor.of(dan).totp(phone.app().code()));
    }

    @Test
    void inTheBrowserHeSetsUpAnotherAndIsIn() {
        TestUser eve = user("eve");
        removeApps();
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(browser, login).logIn(eve);
        EmailSetupPage.in(browser).enter(mailbox.address());
        assertThat(eve.sessions()).isEmpty();
        SentCodeSetupPage.in(browser).enter(mailbox.nextCode());
        BackupCodeSetupPage.in(browser).save();
        assertThat(login.tokens().field("access_token")).isNotEmpty();
        assertThat(eve.credentialTypes()).contains("otp", "sallyport-email");
    }

    @Test
    void inTheBrowserThePageOfTheRemovedMethodLeadsToTheSetUpOfAnother() {
        TestUser fay = user("fay");
        LoginPage.open(browser, realm.oidcLogin()).logIn(fay);
        TotpLoginPage.in(browser);
        removeApps();
        TotpLoginPage.in(browser).enter(phone.app().code());
        if (LoginPage.isShown(browser)) {
            LoginPage.in(browser).logIn(fay);
        }
        EmailSetupPage.in(browser);
        assertThat(fay.sessions()).isEmpty();
    }

    /** He showed what was asked for then; the next login asks anew. */
    @Test
    void aSessionInWhichItWasShownGoesOn() {
        TestUser gus = user("gus");
        String token = SecondDoor.of(gus).totp(phone.app().code()).field("refreshToken");
        removeApps();
        assertPair(realm.api().post("/api/auth/token", Map.of("refreshToken", token)));
        SecondDoor.setUp(gus);
    }

    /** As in ThingsBoard: where nothing is enforced, a method that nobody offers is none. */
    @Test
    void whereNothingIsEnforcedThePasswordIsEnough() {
        TestUser hal = user("hal");
        realm.twoFactor(TwoFactorSettings.none().email());
        assertPair(realm.api().tryLogin(hal));
        assertThat(hal.credentialTypes()).contains("otp");
    }
}
