package dev.sallyport.it.sentcode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Event;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.BackupCodeSetupPage;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.SentCodeLoginPage;
import dev.sallyport.it.pages.SentCodeSetupPage;
import dev.sallyport.it.pages.SmsSetupPage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Setting up codes by SMS. */
class SmsEnrolmentIT {

    private static final String SMS = "sallyport-sms";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().smsOutbox().locales("en", "de");

    @RegisterExtension
    final Browser browser = Browser.desktop();

    @RegisterExtension
    final Browser german = Browser.desktop().locale("de-DE");

    private final Inbox phone = Inbox.phone();
    private final String national = phone.address().substring("+49".length());
    private final OidcLogin login = realm.oidcLogin().with("kc_action", "SALLYPORT_SETUP_SMS");

    @BeforeEach
    void onlySms() {
        realm.twoFactor(TwoFactorSettings.none().sms().sendPeriod(5));
        realm.sentCodes(Map.of("maxSendsPerAddressPerHour", 1000));
    }

    private SmsSetupPage setUp(String name) {
        return setUp(realm.user(name).create());
    }

    private SmsSetupPage setUp(TestUser user) {
        LoginPage.open(browser, login).logIn(user);
        return SmsSetupPage.in(browser);
    }

    private SentCodeSetupPage code() {
        return SentCodeSetupPage.in(browser);
    }

    private void refused(String country, String number, String error) {
        SmsSetupPage.in(browser).enter(country, number);
        assertThat(SmsSetupPage.in(browser).error()).startsWith(error);
        assertThat(SmsSetupPage.in(browser).country()).isEqualTo(country);
        assertThat(SmsSetupPage.in(browser).number()).isEqualTo(number);
    }

    private void done() {
        assertThat(login.callback()).containsEntry("kc_action_status", "success");
    }

    @Test
    void aNumberIsKeptWhenItsCodeComesBack() {
        TestUser ann = realm.user("ann").create();
        setUp(ann).enter("Germany (+49)", "0" + national);
        assertThat(code().text()).contains("+49*").doesNotContain(phone.address());
        assertThat(ann.credentialTypes()).doesNotContain(SMS);
        code().enter(phone.nextCode());
        done();
        assertThat(ann.credentials()).anySatisfy(credential -> {
            assertThat(credential.path("type").asText()).isEqualTo(SMS);
            assertThat(credential.path("userLabel").asText()).startsWith("+49*");
        });
        assertThat(realm.events().of(ann)).anySatisfy(event -> {
            assertThat(event.type()).isEqualTo("UPDATE_CREDENTIAL");
            assertThat(event.detail("credential_type")).isEqualTo(SMS);
            assertThat(event.detail("sallyport_factor")).isEqualTo("SMS");
            assertThat(event.detail("sallyport_destination")).startsWith("+49*");
        });
        assertThat(phone.messages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"germany (+49)", " Germany", "DE", "+49", "49"})
    void aCountryIsUnderstoodInMoreThanOneWay(String country) {
        setUp("country-" + country.replaceAll("\\W", "-").strip() + country.length())
                .enter(country, national);
        code().enter(phone.nextCode());
        done();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+", "00"})
    void aNumberWithItsCallingCodeNeedsNoCountry(String prefix) {
        setUp("prefix-" + prefix.length())
                .enter("France", prefix + phone.address().substring(1));
        code().enter(phone.nextCode());
        done();
    }

    @Test
    void whatCannotBeANumberIsRefusedInClearWords() {
        setUp("bad");
        refused("Atlantis", national, "Choose the country of your number.");
        refused("", national, "Choose the country of your number.");
        refused("Germany (+49)", "", "Enter your phone number.");
        refused("Germany (+49)", "12", "This is not a phone number");
        refused("Germany (+49)", "no number", "This is not a phone number");
        refused("Germany (+49)", "+49" + "1".repeat(20), "This is not a phone number");
        refused("Germany (+49)", "030 901820", "No codes are sent to this kind of number.");
        assertThat(phone.messages()).isEmpty();
    }

    @Test
    void onlyAllowedCountriesAreOffered() {
        realm.sentCodes(Map.of("smsCountries", List.of("AT", "DE"), "maxSendsPerAddressPerHour", 1000));
        SmsSetupPage page = setUp("allowed");
        assertThat(page.countries()).containsExactly("Austria (+43)", "Germany (+49)");
        assertThat(page.country()).isEmpty();
        refused("France", "612345678", "No codes are sent to numbers of this country.");
        refused("Germany (+49)", "+33612345678", "No codes are sent to numbers of this country.");
        realm.sentCodes(Map.of("smsCountries", List.of("DE"), "maxSendsPerAddressPerHour", 1000));
        browser.reload();
        assertThat(SmsSetupPage.in(browser).countries()).containsExactly("Germany (+49)");
    }

    @Test
    void theOnlyCountryIsThereAlreadyAndInTheUsersLanguage() {
        realm.sentCodes(Map.of("smsCountries", List.of("DE"), "maxSendsPerAddressPerHour", 1000));
        LoginPage.open(german, login).logIn(realm.user("german").create());
        SmsSetupPage page = SmsSetupPage.in(german);
        assertThat(page.country()).isEqualTo("Deutschland (+49)");
        page.enter("Germany", national);
        assertThat(SentCodeSetupPage.in(german).text()).startsWith("Wir haben einen Code");
    }

    @Test
    void showingThePageNeverSends() {
        setUp("reload").enter("DE", national);
        assertThat(code().asksForCode()).isTrue();
        for (int i = 0; i < 5; i++) {
            browser.reload();
            assertThat(code().asksForCode()).isTrue();
        }
        assertThat(phone.messages()).hasSize(1);
        code().enter(phone.nextCode());
        done();
    }

    @Test
    void aWrongCodeKeepsNothingAndStays() {
        TestUser ben = realm.user("ben").create();
        setUp(ben).enter("DE", national);
        String code = phone.nextCode();
        code().enter(code.startsWith("1") ? "222222" : "111111");
        assertThat(code().error()).isEqualTo("This code is not correct.");
        code().enter("");
        assertThat(code().error()).isEqualTo("Enter the code.");
        assertThat(ben.credentialTypes()).doesNotContain(SMS);
        Event event = realm.events().last("UPDATE_CREDENTIAL_ERROR");
        assertThat(event.error()).isEqualTo("invalid_user_credentials");
        assertThat(event.detail("sallyport_result")).isEqualTo("WRONG");
        code().enter(code);
        done();
    }

    @Test
    void anotherNumberNeedsACodeOfItsOwn() {
        Inbox other = Inbox.phone();
        TestUser cat = realm.user("cat").create();
        setUp(cat).enter("DE", national);
        String code = phone.nextCode();
        code().useAnother();
        SmsSetupPage.in(browser).enter("", other.address());
        assertThat(code().notice()).startsWith("You can have a new code sent");
        assertThat(code().asksForCode()).isFalse();
        code().resend();
        browser.page().locator("input[name='code']").waitFor();
        code().enter(code);
        assertThat(code().error()).isEqualTo("This code is not correct.");
        code().enter(other.nextCode());
        done();
        assertThat(cat.credentials().toString()).contains(other.address()).doesNotContain(phone.address());
    }

    @Test
    void aGatewayThatRefusesIsShown() {
        phone.refuse();
        setUp("dan").enter("DE", national);
        assertThat(code().notice()).startsWith("The code could not be sent.");
        assertThat(code().asksForCode()).isFalse();
        phone.accept();
        code().resend();
        browser.page().locator("input[name='code']").waitFor();
        code().enter(phone.nextCode());
        done();
    }

    @Test
    void changingTheNumberTellsTheOldOneAndTheAccount() {
        Inbox old = Inbox.phone();
        TestUser eve = realm.user("eve").sentTo(old).create();
        LoginPage.open(browser, login).logIn(eve);
        SentCodeLoginPage.in(browser).enter(old.nextCode());
        SmsSetupPage.in(browser).enter("DE", national);
        browser.page().locator("#sallyport-sentcode-resend-form").waitFor();
        code().enter(phone.nextCode());
        done();
        assertThat(old.next().text())
                .startsWith("Codes for your account at")
                .contains("no longer come to this number")
                .hasSizeLessThanOrEqualTo(160);
        assertThat(eve.newestMail().text()).contains("A second factor was set up", "Text message (SMS)");
        assertThat(eve.credentials())
                .filteredOn(c -> c.path("type").asText().equals(SMS))
                .hasSize(1);
    }

    @Test
    void backupCodesComeAfterTheFirstFactor() {
        realm.twoFactor(TwoFactorSettings.none().sms().backupCodes(5));
        setUp("fay").enter("DE", national);
        code().enter(phone.nextCode());
        assertThat(BackupCodeSetupPage.in(browser).save()).hasSize(5);
        done();
    }

    @Test
    void otherDevicesAreSignedOutOnRequest() {
        TestUser gus = realm.user("gus").create();
        realm.directGrant(gus, Map.of());
        assertThat(gus.sessions()).hasSize(1);
        setUp(gus).enter("DE", national);
        code().signOutOtherDevices();
        code().enter(phone.nextCode());
        done();
        assertThat(gus.sessions()).hasSize(1);
    }

    @Test
    void aConsoleThatAskedForThePageGetsTheCancelBack() {
        TestUser hal = realm.user("hal").create();
        setUp(hal).enter("DE", national);
        code().cancel();
        assertThat(login.callback()).containsEntry("kc_action_status", "cancelled");
        assertThat(hal.credentialTypes()).doesNotContain(SMS);
    }

    @Test
    void whatThePlatformDoesNotOfferIsNotSetUp() {
        realm.twoFactor(TwoFactorSettings.none().totp("Acme"));
        TestUser ida = realm.user("ida").create();
        LoginPage.open(browser, login).logIn(ida);
        assertThat(login.callback()).containsKey("code");
        assertThat(ida.credentialTypes()).containsExactly("password");
    }
}
