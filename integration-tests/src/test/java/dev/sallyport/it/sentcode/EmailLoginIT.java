package dev.sallyport.it.sentcode;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import dev.sallyport.devserver.OutboxMessage;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Event;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.SentCodeLoginPage;
import dev.sallyport.it.pages.TotpLoginPage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logging in with a code that comes by e-mail. */
class EmailLoginIT {

    private static final String WRONG = "This code is not correct.";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().locales("en", "de");

    @RegisterExtension
    final Browser browser = Browser.desktop();

    @RegisterExtension
    final Browser withoutScript = Browser.desktop().withoutJavaScript();

    private final Inbox mailbox = Inbox.mailbox();

    @BeforeEach
    void onlyEmail() {
        realm.twoFactor(TwoFactorSettings.none().email().sendPeriod(5));
        realm.sentCodes(Map.of("maxSendsPerAddressPerHour", 1000));
    }

    /** A login up to the page that asks for the code. */
    private OidcLogin begin(TestUser user) {
        browser.clearCookies();
        return beginIn(browser, user);
    }

    private static OidcLogin beginIn(Browser in, TestUser user) {
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(in, login).logIn(user);
        SentCodeLoginPage.in(in);
        return login;
    }

    private SentCodeLoginPage page() {
        return SentCodeLoginPage.in(browser);
    }

    private void refused(String code, String error) {
        page().enter(code);
        assertThat(page().error()).startsWith(error);
        assertThat(page().asksForCode()).isTrue();
    }

    private static Event sending(TestUser user) {
        return realm.events().of(user).stream()
                .filter(event -> event.detail("custom_required_action").equals("sallyport-send-code"))
                .findFirst()
                .orElseThrow();
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

    @Test
    void aSendIsAnEventThatNamesTheDestinationMasked() {
        TestUser ben = realm.user("ben").sentTo(mailbox).create();
        begin(ben);
        Event event = sending(ben);
        assertThat(event.type()).isEqualTo("CUSTOM_REQUIRED_ACTION");
        assertThat(event.detail("sallyport_factor")).isEqualTo("EMAIL");
        assertThat(event.detail("sallyport_sender")).isEqualTo("smtp");
        assertThat(event.detail("sallyport_destination")).startsWith("co**").endsWith("@inbox.example");
        assertThat(event.detail("sallyport_result")).isEmpty();
    }

    @Test
    void aWrongCodeStaysOnThePageAndSendsNothing() {
        TestUser cat = realm.user("cat").sentTo(mailbox).create();
        OidcLogin login = begin(cat);
        String code = mailbox.nextCode();
        refused(code.startsWith("1") ? "222222" : "111111", WRONG);
        Event event = realm.events().last("LOGIN_ERROR");
        assertThat(event.error()).isEqualTo("invalid_user_credentials");
        assertThat(event.detail("sallyport_factor")).isEqualTo("EMAIL");
        assertThat(event.detail("sallyport_result")).isEqualTo("WRONG");
        refused("  ", "Enter the code.");
        page().enter(code);
        assertThat(login.tokens().field("access_token")).isNotEmpty();
        assertThat(mailbox.messages()).hasSize(1);
    }

    @Test
    void anExpiredCodeStaysOnThePageWithTheRightWords() {
        realm.twoFactor(TwoFactorSettings.none().email(1));
        begin(realm.user("dan").sentTo(mailbox).create());
        String code = mailbox.nextCode();
        browser.page().waitForTimeout(1500); // nothing shows that a code is over but its refusal, which is the test
        refused(code, "This code is no longer valid.");
        assertThat(realm.events().last("LOGIN_ERROR").error()).isEqualTo("expired_code");
    }

    @Test
    void aCodeLogsInOnce() {
        TestUser eve = realm.user("eve").sentTo(mailbox).create();
        OidcLogin first = begin(eve);
        String code = mailbox.nextCode();
        page().enter(code);
        first.callback();
        OidcLogin second = begin(eve);
        refused(code, WRONG);
        page().enter(mailbox.nextCode());
        assertThat(second.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void showingThePageNeverSends() {
        TestUser fay = realm.user("fay").sentTo(mailbox).create();
        OidcLogin login = begin(fay);
        assertThat(page().asksForCode()).isTrue();
        for (int i = 0; i < 10; i++) {
            browser.reload();
            assertThat(page().asksForCode()).isTrue();
        }
        browser.page().locator("#login-select-toggle").selectOption(new SelectOption().setIndex(1));
        browser.page().locator("html[lang='de']").waitFor();
        assertThat(page().text()).startsWith("Wir haben einen Code");
        Page tab = browser.page();
        tab.goBack();
        tab.goForward();
        SentCodeLoginPage.in(browser);
        assertThat(mailbox.messages()).hasSize(1);
        page().enter(mailbox.nextCode());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void sendingAgainSendsTheSameCodeWhenTheButtonLetsIt() {
        OidcLogin login = begin(realm.user("gus").sentTo(mailbox).create());
        String code = mailbox.nextCode();
        assertThat(page().resendLabel()).matches("Send again in 0:0\\d");
        page().resend();
        assertThat(mailbox.nextCode()).isEqualTo(code);
        page().enter(code);
        assertThat(login.tokens().field("access_token")).isNotEmpty();
        assertThat(mailbox.messages()).hasSize(2);
    }

    @Test
    void sendingAgainTooSoonSendsNothingAndSaysWhen() {
        TestUser hal = realm.user("hal").sentTo(mailbox).create();
        begin(hal);
        page().resendTooSoon();
        assertThat(page().notice()).contains("a moment ago", "in less than a minute");
        assertThat(page().asksForCode()).isTrue();
        assertThat(mailbox.messages()).hasSize(1);
        Event event = sending(hal);
        assertThat(event.type()).isEqualTo("CUSTOM_REQUIRED_ACTION_ERROR");
        assertThat(event.error()).isEqualTo("slow_down");
        assertThat(event.detail("sallyport_result")).isEqualTo("TOO_SOON");
    }

    @Test
    void withoutJavaScriptTheServerSaysWhenAndARepeatedFormSendsNothing() {
        TestUser ida = realm.user("ida").sentTo(mailbox).create();
        OidcLogin login = beginIn(withoutScript, ida);
        SentCodeLoginPage.in(withoutScript).resend();
        assertThat(SentCodeLoginPage.in(withoutScript).notice()).contains("a moment ago");
        withoutScript.reload();
        SentCodeLoginPage.in(withoutScript).enter(mailbox.nextCode());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
        assertThat(mailbox.messages()).hasSize(1);
    }

    @Test
    void aSecondTabAsksForTheCodeThatTheFirstOneSent() {
        TestUser joy = realm.user("joy").sentTo(mailbox).create();
        begin(joy);
        OidcLogin second = begin(joy);
        assertThat(page().notice()).contains("a moment ago");
        assertThat(page().asksForCode()).isTrue();
        assertThat(mailbox.messages()).hasSize(1);
        page().enter(mailbox.nextCode());
        assertThat(second.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void aSendThatFailsIsNeverShownAsEnterYourCode() {
        TestUser kim = realm.user("kim").sentTo(mailbox).create();
        mailbox.refuse();
        OidcLogin login = begin(kim);
        assertThat(page().notice()).startsWith("The code could not be sent.");
        assertThat(page().asksForCode()).isFalse();
        assertThat(sending(kim).error()).isEqualTo("email_send_failed");
        assertThat(sending(kim).detail("sallyport_result")).isEqualTo("FAILED");
        browser.reload();
        assertThat(page().asksForCode()).isFalse();
        mailbox.accept();
        page().resend();
        assertThat(page().text()).contains("@inbox.example");
        page().enter(mailbox.nextCode());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void aSendThatFailsLeavesTheOlderCodeValid() {
        OidcLogin login = begin(realm.user("leo").sentTo(mailbox).create());
        mailbox.refuse();
        page().resend();
        browser.page().locator("#sallyport-sentcode-notice").waitFor();
        assertThat(page().notice()).contains("is still valid");
        assertThat(page().asksForCode()).isTrue();
        page().enter(mailbox.nextCode());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void aLimitIsToldInWords() {
        realm.sentCodes(Map.of("maxSendsPerUserPerDay", 1, "maxSendsPerUserPer15Minutes", 1));
        TestUser mia = realm.user("mia").sentTo(mailbox).create();
        OidcLogin first = begin(mia);
        page().enter(mailbox.nextCode());
        first.callback();
        begin(mia);
        assertThat(page().notice()).startsWith("Too many codes were sent.").containsPattern("in \\d+ (minutes|hours)");
        assertThat(page().asksForCode()).isFalse();
        assertThat(sending(mia).detail("sallyport_result")).isEqualTo("LIMITED");
    }

    @Test
    void goingToAnotherWayAndBackSendsNothing() {
        realm.twoFactor(TwoFactorSettings.none().email().totp("Acme"));
        NativeTotp app = NativeTotp.labelled("Phone");
        TestUser ned = realm.user("ned").sentTo(mailbox).nativeTotp(app).create();
        OidcLogin login = begin(ned);
        page().tryAnotherWay().choose("Authenticator Application");
        TotpLoginPage.in(browser).tryAnotherWay().choose("E-mail");
        assertThat(page().asksForCode()).isTrue();
        assertThat(mailbox.messages()).hasSize(1);
        page().enter(mailbox.nextCode());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"keycloak, en", "sallyport, en", "keycloak, de", "sallyport, de"})
    void theMailSaysHowLongTheCodeIsValidAndWhatToDo(String theme, String language) {
        realm.setting("emailTheme", theme).setting("displayName", "Acme & Co");
        TestUser user = realm.user("mail-" + theme + language)
                .with("attributes", Map.of("locale", List.of(language)))
                .sentTo(mailbox)
                .create();
        begin(user);
        OutboxMessage mail = mailbox.messages().get(0);
        boolean english = language.equals("en");
        assertThat(mail.subject()).isEqualTo(english ? "Your code for Acme & Co" : "Ihr Code für Acme & Co");
        assertThat(mail.text())
                .containsPattern("\\b\\d{6}\\b")
                .contains("Acme & Co")
                .contains(english ? "valid for 2 minutes" : "gilt 2 Minuten")
                .contains(english ? "If it was not you" : "Wenn Sie es nicht waren")
                .doesNotContain("sallyport.");
    }

    @Test
    void theSubjectHasTheCodeWhereThePlatformWantsIt() {
        realm.sentCodes(Map.of("codeInMailSubject", true, "codeLength", 8, "maxSendsPerAddressPerHour", 1000));
        begin(realm.user("olga").sentTo(mailbox).create());
        OutboxMessage mail = mailbox.messages().get(0);
        String code = mailbox.nextCode();
        assertThat(code).hasSize(8);
        assertThat(mail.subject()).startsWith(code + " is your code for ");
    }
}
