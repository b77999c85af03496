package dev.sallyport.it.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.LockedPage;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.TotpLoginPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A locked user meets the same page wherever he comes from, and none of his logins ends in a session. */
class LockedInBrowserIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().smsOutbox();

    @RegisterExtension
    final Browser browser = Browser.desktop();

    private final NativeTotp phone = NativeTotp.labelled("Phone");

    @BeforeEach
    void oneFailureLocks() {
        realm.twoFactor(TwoFactorSettings.none().totp("Acme").sms().maxFailures(1));
    }

    @Test
    void whoIsLockedIsNotAskedForACodeAndSentNone() {
        Inbox inbox = Inbox.phone();
        TestUser ann =
                realm.user("ann").sysAdmin().sentTo(inbox).nativeTotp(phone).create();
        lock(ann);
        LoginPage.open(browser, realm.oidcLogin()).logIn(ann);
        LockedPage.in(browser).tryAgain();
        assertThat(LockedPage.in(browser).until()).contains("minutes");
        assertThat(inbox.messages()).isEmpty();
        assertThat(ann.sessions()).isEmpty();
    }

    @Test
    void aTabFromBeforeTheLockIsNoWayRoundIt() {
        TestUser ben = realm.user("ben").sysAdmin().nativeTotp(phone).create();
        LoginPage.open(browser, realm.oidcLogin()).logIn(ben);
        TotpLoginPage parked = TotpLoginPage.in(browser);
        lock(ben);
        parked.enter(phone.app().code());
        assertThat(LockedPage.in(browser).until()).contains("minutes");
        assertThat(ben.sessions()).isEmpty();
    }

    @Test
    void whoseFactorWasTakenAwayMeanwhileIsLockedAllTheSame() {
        TestUser cat = realm.user("cat").sysAdmin().nativeTotp(phone).create();
        lock(cat);
        cat.removeCredentials("otp");
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(browser, login).logIn(cat);
        LockedPage.in(browser);
        assertThat(cat.sessions()).isEmpty();
        realm.admin().post(realm.path("/sallyport/users/" + cat.id() + "/unlock"), null);
        LockedPage.in(browser).tryAgain();
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    private void lock(TestUser user) {
        assertThat(SecondDoor.of(user).totp(phone.app().wrongCode()).status()).isEqualTo(401);
    }
}
