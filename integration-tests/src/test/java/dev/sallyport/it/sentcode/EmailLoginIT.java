package dev.sallyport.it.sentcode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Event;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.SentCodeLoginPage;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Logging in with a code that comes by e-mail. */
class EmailLoginIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().locales("en", "de");

    @RegisterExtension
    final Browser browser = Browser.desktop();

    private final Inbox mailbox = Inbox.mailbox();

    @BeforeEach
    void onlyEmail() {
        realm.twoFactor(TwoFactorSettings.none().email());
        realm.sentCodes(Map.of("maxSendsPerAddressPerHour", 1000));
    }

    /** A login up to the page that asks for the code. */
    private OidcLogin begin(TestUser user) {
        browser.clearCookies();
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(browser, login).logIn(user);
        SentCodeLoginPage.in(browser);
        return login;
    }

    private SentCodeLoginPage page() {
        return SentCodeLoginPage.in(browser);
    }

    @Test
    void theCodeThatWasSentLogsIn() {
        TestUser ann = realm.user("ann").sentTo(mailbox).create();
        OidcLogin login = begin(ann);
        String code = mailbox.nextCode();
        assertThat(page().text()).contains("@inbox.example").doesNotContain(mailbox.address());
        page().enter(code.substring(0, 3) + " " + code.substring(3, 4) + "-" + code.substring(4));
        assertThat(login.tokens().field("access_token")).isNotEmpty();
        Event event = realm.events().last("LOGIN");
        assertThat(event.userId()).isEqualTo(ann.id());
        assertThat(event.detail("sallyport_factor")).isEqualTo("EMAIL");
        assertThat(event.detail("sallyport_sender"))
                .as("of the send, not of the login")
                .isEmpty();
    }
}
