package dev.sallyport.it.sentcode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.AccountConsole;
import dev.sallyport.it.pages.EmailSetupPage;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.SentCodeLoginPage;
import dev.sallyport.it.pages.SentCodeSetupPage;
import dev.sallyport.it.pages.SmsSetupPage;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SMS and e-mail in Keycloak's consoles. */
class SentCodeConsolesIT {

    private static final String SMS = "sallyport-sms";
    private static final String EMAIL = "sallyport-email";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().smsOutbox();

    @RegisterExtension
    final Browser browser = Browser.desktop();

    private final Inbox phone = Inbox.phone();
    private final Inbox mailbox = Inbox.mailbox();

    @BeforeEach
    void both() {
        realm.twoFactor(TwoFactorSettings.none().sms().email().sendPeriod(5));
        realm.sentCodes(Map.of("maxSendsPerAddressPerHour", 1000));
    }

    private SentCodeSetupPage code() {
        return SentCodeSetupPage.in(browser);
    }

    private AccountConsole console() {
        return AccountConsole.in(browser);
    }

    @Test
    void bothAreListedSetUpReplacedAndRemoved() {
        TestUser ann = realm.user("ann").create();
        AccountConsole console = AccountConsole.open(browser, realm, ann);
        assertThat(console.types()).contains(SMS, EMAIL);
        assertThat(console.text()).contains("Text message (SMS)", "E-mail").doesNotContain("sallyport.");
        console.setUp(SMS);
        SmsSetupPage.in(browser).enter("", phone.address());
        code().enter(phone.nextCode());
        console().awaitCredentials(SMS, 1);
        assertThat(console().credentials(SMS))
                .singleElement()
                .asString()
                .contains("+49*")
                .doesNotContain(phone.address());
        console().setUp(EMAIL);
        EmailSetupPage.in(browser).enter(mailbox.address());
        code().enter(mailbox.nextCode());
        console().awaitCredentials(EMAIL, 1);

        Inbox other = Inbox.mailbox();
        console().update(EMAIL);
        EmailSetupPage.in(browser).enter(other.address());
        code().enter(other.nextCode());
        console().awaitCredentials(EMAIL, 1);
        assertThat(ann.credentials().toString()).contains(other.address()).doesNotContain(mailbox.address());
        console().remove(EMAIL);
        console().awaitCredentials(EMAIL, 0);
        assertThat(ann.credentialTypes()).containsExactlyInAnyOrder("password", SMS);
    }

    @Test
    void whatThePlatformDoesNotOfferCannotBeSetUpThere() {
        realm.twoFactor(TwoFactorSettings.none().sms());
        AccountConsole console =
                AccountConsole.open(browser, realm, realm.user("ben").create());
        assertThat(console.types()).contains(SMS).doesNotContain(EMAIL);
    }

    @Test
    void removingANumberTellsTheAccountsOwner() {
        TestUser cat = realm.user("cat").sentTo(phone).create();
        AccountConsole.visit(browser, realm);
        LoginPage.in(browser).logIn(cat);
        SentCodeLoginPage.in(browser).enter(phone.nextCode());
        console().remove(SMS);
        console().awaitCredentials(SMS, 0);
        assertThat(cat.newestMail().subject()).startsWith("Second factor removed");
        assertThat(cat.newestMail().text())
                .contains("removed from your account", "Text message (SMS)", "If it was not you");
        assertThat(realm.events().last("REMOVE_CREDENTIAL").detail("credential_type"))
                .isEqualTo(SMS);
    }

    @Test
    void anAdministratorRemovesOneAndTheOwnerIsTold() {
        TestUser dan = realm.user("dan").sentTo(phone).create();
        dan.removeCredentials(SMS);
        assertThat(dan.newestMail().text()).contains("An administrator removed", "Text message (SMS)");
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(browser, login).logIn(dan);
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }
}
