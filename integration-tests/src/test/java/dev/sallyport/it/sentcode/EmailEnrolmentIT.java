package dev.sallyport.it.sentcode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.EmailSetupPage;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.SentCodeLoginPage;
import dev.sallyport.it.pages.SentCodeSetupPage;
import dev.sallyport.it.pages.TotpLoginPage;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Setting up codes by e-mail. */
class EmailEnrolmentIT {

    private static final String EMAIL = "sallyport-email";
    private static final String WRONG = "This code is not correct.";
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    @RegisterExtension
    final Browser browser = Browser.desktop();

    @RegisterExtension
    final Browser secondBrowser = Browser.desktop();

    private final Inbox mailbox = Inbox.mailbox();
    private final OidcLogin login = realm.oidcLogin().with("kc_action", "SALLYPORT_SETUP_EMAIL");

    @BeforeEach
    void onlyEmail() {
        realm.twoFactor(TwoFactorSettings.none().email().sendPeriod(5));
        realm.sentCodes(Map.of("maxSendsPerAddressPerHour", 1000));
    }

    private EmailSetupPage setUp(TestUser user) {
        LoginPage.open(browser, login).logIn(user);
        return EmailSetupPage.in(browser);
    }

    private SentCodeSetupPage code() {
        return SentCodeSetupPage.in(browser);
    }

    private void done() {
        assertThat(login.callback()).containsEntry("kc_action_status", "success");
    }

    @Test
    void theAccountsAddressIsProposedAndKept() {
        TestUser ann = realm.user("ann").create();
        assertThat(setUp(ann).address()).isEqualTo(ann.email());
        EmailSetupPage.in(browser).accept();
        assertThat(code().text()).contains("by e-mail to");
        Matcher code = CODE.matcher(ann.newestMail().text());
        assertThat(code.find()).isTrue();
        code().enter(code.group());
        done();
        assertThat(ann.credentialTypes()).contains(EMAIL);
    }

    @Test
    void anotherAddressIsKeptWhenItsCodeComesBack() {
        TestUser ben = realm.user("ben").create();
        setUp(ben).enter("  " + mailbox.address() + " ");
        code().enter(mailbox.nextCode());
        done();
        assertThat(ben.credentials().toString()).contains(mailbox.address());
        assertThat(ben.newestMail().subject()).as("the account is told").startsWith("Second factor set up");
    }

    @Test
    void whatIsNoAddressIsRefused() {
        TestUser cat = realm.user("cat").create();
        setUp(cat).enter("");
        assertThat(EmailSetupPage.in(browser).error()).isEqualTo("Enter an e-mail address.");
        EmailSetupPage.in(browser).enter("cat at home");
        assertThat(EmailSetupPage.in(browser).error()).isEqualTo("This is not an e-mail address.");
        assertThat(EmailSetupPage.in(browser).address()).isEqualTo("cat at home");
        EmailSetupPage.in(browser).cancel();
        assertThat(login.callback()).containsEntry("kc_action_status", "cancelled");
        assertThat(cat.credentialTypes()).containsExactly("password");
    }

    @Test
    void changingTheAddressTellsTheOldOne() {
        Inbox old = Inbox.mailbox();
        TestUser dan = realm.user("dan").sentTo(old).create();
        LoginPage.open(browser, login).logIn(dan);
        SentCodeLoginPage.in(browser).enter(old.nextCode());
        EmailSetupPage.in(browser).enter(mailbox.address());
        code().enter(mailbox.nextCode());
        done();
        assertThat(old.next().text()).contains("no longer come here");
        assertThat(dan.credentials())
                .filteredOn(c -> c.path("type").asText().equals(EMAIL))
                .singleElement()
                .asString()
                .contains(mailbox.address());
    }

    /** In one browser a login that waits for its code, in the other a set-up with the same address. */
    @Test
    void aCodeOfSetUpDoesNotLogInAndACodeOfLoginDoesNotSetUp() {
        realm.twoFactor(TwoFactorSettings.none().email().totp("Acme").sendPeriod(5));
        NativeTotp app = NativeTotp.labelled("Phone");
        TestUser eve = realm.user("eve").sentTo(mailbox).nativeTotp(app).create();
        OidcLogin waiting = realm.oidcLogin();
        LoginPage.open(secondBrowser, waiting).logIn(eve);
        SentCodeLoginPage.in(secondBrowser);
        String ofLogin = mailbox.nextCode();

        LoginPage.open(browser, login).logIn(eve);
        SentCodeLoginPage.in(browser).tryAnotherWay().choose("Authenticator Application");
        TotpLoginPage.in(browser).enter(app.app().code());
        EmailSetupPage.in(browser).enter(mailbox.address());
        code().resend();
        browser.page().locator("input[name='code']").waitFor();
        String ofSetUp = mailbox.nextCode();

        code().enter(ofLogin);
        assertThat(code().error()).isEqualTo(WRONG);
        SentCodeLoginPage.in(secondBrowser).enter(ofSetUp);
        assertThat(SentCodeLoginPage.in(secondBrowser).error()).isEqualTo(WRONG);
        code().enter(ofSetUp);
        done();
        SentCodeLoginPage.in(secondBrowser).enter(ofLogin);
        assertThat(waiting.tokens().field("access_token")).isNotEmpty();
    }
}
