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

/** Logging in with a code that comes by SMS, beside one that comes by e-mail. */
class SmsLoginIT {

    @RegisterExtension
    static final TestRealm realm =
            TestRealm.installed().smsOutbox().setting("displayName", "Acme").locales("en", "de");

    @RegisterExtension
    final Browser browser = Browser.desktop();

    @RegisterExtension
    final Browser german = Browser.desktop().locale("de");

    private final Inbox phone = Inbox.phone();
    private final Inbox mailbox = Inbox.mailbox();

    @BeforeEach
    void both() {
        realm.twoFactor(TwoFactorSettings.none().sms(null, 120).email().sendPeriod(5));
        realm.sentCodes(Map.of("maxSendsPerAddressPerHour", 1000));
    }

    private static OidcLogin begin(Browser in, TestUser user) {
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(in, login).logIn(user);
        SentCodeLoginPage.in(in);
        return login;
    }

    private SentCodeLoginPage page() {
        return SentCodeLoginPage.in(browser);
    }

    @Test
    void theCodeThatWasSentLogsIn() {
        TestUser ann = realm.user("ann").sentTo(phone).create();
        OidcLogin login = begin(browser, ann);
        assertThat(page().text()).contains("+49*").doesNotContain(phone.address());
        page().enter(phone.nextCode());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
        assertThat(realm.events().last("LOGIN").detail("sallyport_factor")).isEqualTo("SMS");
        Event sent = realm.events().last("CUSTOM_REQUIRED_ACTION");
        assertThat(sent.detail("sallyport_sender")).isEqualTo("sallyport-sms-outbox");
        assertThat(sent.detail("sallyport_destination")).startsWith("+49*");
    }

    /** 160 characters of the GSM 7-bit alphabet are one message; each further one costs. */
    @Test
    void theMessageIsShortAndInTheUsersLanguage() {
        begin(browser, realm.user("ben").sentTo(phone).create());
        assertThat(phone.next().text()).matches("\\d{6} is your code for Acme\\. It is valid for 2 minutes\\. .{1,60}");
        Inbox another = Inbox.phone();
        begin(german, realm.user("cat").sentTo(another).create());
        assertThat(another.next().text()).matches("\\d{6} ist Ihr Code für Acme\\. Er gilt 2 Minuten\\. .{1,60}");
    }

    @Test
    void aCodeOfOneChannelIsRefusedOnTheOther() {
        TestUser dan = realm.user("dan").sentTo(phone).sentTo(mailbox).create();
        OidcLogin login = begin(browser, dan);
        String bySms = phone.nextCode();
        page().tryAnotherWay().choose("E-mail");
        page().enter(bySms);
        assertThat(page().error()).isEqualTo("This code is not correct.");
        String byMail = mailbox.nextCode();
        page().tryAnotherWay().choose("Text message (SMS)");
        page().enter(byMail);
        assertThat(page().error()).isEqualTo("This code is not correct.");
        page().enter(bySms);
        assertThat(login.tokens().field("access_token")).isNotEmpty();
        assertThat(phone.messages()).hasSize(1);
        assertThat(mailbox.messages()).hasSize(1);
    }

    @Test
    void aGatewayThatRefusesIsShownAndAnotherWayIsTaken() {
        TestUser eve = realm.user("eve").sentTo(phone).sentTo(mailbox).create();
        phone.refuse();
        OidcLogin login = begin(browser, eve);
        assertThat(page().notice()).startsWith("The code could not be sent.");
        assertThat(page().asksForCode()).isFalse();
        assertThat(realm.events().last("CUSTOM_REQUIRED_ACTION_ERROR").error()).isEqualTo("sms_send_failed");
        page().tryAnotherWay().choose("E-mail");
        page().enter(mailbox.nextCode());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void aCountryThatIsNoLongerAllowedGetsNothing() {
        realm.sentCodes(Map.of("smsCountries", new String[] {"FR"}));
        begin(browser, realm.user("fay").sentTo(phone).create());
        assertThat(page().notice()).startsWith("No code can be sent at the moment.");
        assertThat(page().asksForCode()).isFalse();
        assertThat(phone.messages()).isEmpty();
        Event event = realm.events().last("CUSTOM_REQUIRED_ACTION_ERROR");
        assertThat(event.error()).isEqualTo("not_allowed");
        assertThat(event.detail("sallyport_result")).isEqualTo("NOT_ALLOWED");
    }
}
