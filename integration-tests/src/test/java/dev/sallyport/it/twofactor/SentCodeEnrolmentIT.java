package dev.sallyport.it.twofactor;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.ApiEnrolment;
import dev.sallyport.it.fixtures.Event;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.Json;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Setting up SMS and e-mail over the API. */
class SentCodeEnrolmentIT {

    private static final String CONFIG = "/api/2fa/account/config";
    private static final String SUBMIT = CONFIG + "/submit";
    private static final String INCORRECT = "Verification code is incorrect";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations().smsOutbox();

    private final Inbox phone = Inbox.phone();
    private final Inbox mailbox = Inbox.mailbox();
    private TestUser user;
    private Api api;

    @BeforeEach
    void logIn() {
        realm.twoFactor(TwoFactorSettings.none().sms().email().backupCodes(10));
        realm.sentCodes(Map.of("maxSendsPerAddressPerHour", 1000, "maxSmsPerNumberRangePerDay", 1000));
        user = realm.user("user-" + System.nanoTime()).sysAdmin().create();
        api = realm.api().login(user);
    }

    private Inbox inbox(String provider) {
        return provider.equals("SMS") ? phone : mailbox;
    }

    @Test
    void aProposalForEmailIsTheUsersAddressAndForSmsItIsEmpty() {
        assertThat(ApiEnrolment.generate(api, "EMAIL"))
                .isEqualTo(Json.of("{'providerType':'EMAIL','useByDefault':false,'email':'" + user.email() + "'}"));
        assertThat(ApiEnrolment.generate(api, "SMS"))
                .isEqualTo(Json.of("{'providerType':'SMS','useByDefault':false,'phoneNumber':null}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SMS", "EMAIL"})
    void aDestinationThatShowsItsCodeIsSaved(String provider) {
        Inbox inbox = inbox(provider);
        Answer submitted = api.post(SUBMIT, inbox.config());
        assertThat(submitted.status()).as(submitted.text()).isEqualTo(200);
        assertThat(submitted.text()).isEmpty();
        assertThat(user.credentialTypes()).containsExactly("password");
        Answer saved = ApiEnrolment.save(api, config(inbox), inbox.nextCode());
        ObjectNode expected = config(inbox).put("useByDefault", true);
        assertThat(saved.json().path("configs").path(provider)).isEqualTo(expected);
        assertThat(api.get("/api/2fa/account/settings").json()).isEqualTo(saved.json());
        assertThat(user.credentialTypes()).contains("sallyport-" + provider.toLowerCase(java.util.Locale.ROOT));
        Event event = realm.events().of(user).get(0);
        assertThat(event.type()).isEqualTo("UPDATE_CREDENTIAL");
        assertThat(event.detail("sallyport_factor")).isEqualTo(provider);
        assertThat(event.detail("sallyport_destination")).contains("*").doesNotContain(inbox.address());

        SecondDoor door = SecondDoor.of(user);
        assertThat(door.send(provider).status()).isEqualTo(200);
        assertPair(door.check(provider, inbox.nextCode()));
    }

    @Test
    void whoMustHaveAFactorSetsItUpWithHisTicketAndIsIn() {
        TestUser obliged = realm.user("obliged-" + System.nanoTime()).sysAdmin().create();
        realm.twoFactor(TwoFactorSettings.none().sms().email().enforcedForAll());
        SecondDoor door = SecondDoor.setUp(obliged);
        door.api().post(SUBMIT, phone.config());
        assertThat(ApiEnrolment.save(door.api(), config(phone), phone.nextCode())
                        .status())
                .isEqualTo(200);
        assertPair(door.api().post("/api/auth/2fa/login"));
    }

    @Test
    void aCodeIsBoundToItsDestination() {
        Inbox other = Inbox.phone();
        api.post(SUBMIT, phone.config());
        String code = phone.nextCode();
        assertError(ApiEnrolment.save(api, config(other), code), 400, 31, INCORRECT);
        assertThat(ApiEnrolment.save(api, config(phone), code).status()).isEqualTo(200);
    }

    @Test
    void aCodeOfSetUpDoesNotLogInAndACodeOfLoginSetsNothingUp() {
        api.post(SUBMIT, mailbox.config());
        ApiEnrolment.save(api, config(mailbox), mailbox.nextCode());
        SecondDoor door = SecondDoor.of(user);
        door.send("EMAIL");
        String loginCode = mailbox.nextCode();
        api.delete(CONFIG + "?providerType=EMAIL");
        assertError(ApiEnrolment.save(api, config(mailbox), loginCode), 400, 31, INCORRECT);

        TestUser both =
                realm.user("both-" + System.nanoTime()).sysAdmin().sentTo(phone).create();
        SecondDoor hisDoor = SecondDoor.of(both);
        hisDoor.send("SMS");
        Api inside = realm.api()
                .as(assertPair(hisDoor.check("SMS", phone.nextCode())).field("token"));
        inside.post(SUBMIT, phone.config());
        String setUpCode = phone.nextCode();
        assertError(SecondDoor.of(both).check("SMS", setUpCode), 400, 31, INCORRECT);
    }

    @Test
    void aCodeThatIsMissingIsIncorrect() {
        api.post(SUBMIT, phone.config());
        assertError(api.post(CONFIG, phone.config()), 400, 31, INCORRECT);
        assertError(ApiEnrolment.save(api, config(phone), ""), 400, 31, INCORRECT);
        assertError(ApiEnrolment.save(api, config(Inbox.phone()), "123456"), 400, 31, INCORRECT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'providerType':'SMS'} | phoneNumber must not be blank",
                "{'providerType':'SMS','phoneNumber':null} | phoneNumber must not be blank",
                "{'providerType':'SMS','phoneNumber':''} | phoneNumber is not of E.164 format, phoneNumber must not be blank",
                "{'providerType':'SMS','phoneNumber':'0151 234567'} | phoneNumber is not of E.164 format",
                "{'providerType':'SMS','phoneNumber':'+0123456'} | phoneNumber is not of E.164 format",
                "{'providerType':'SMS','phoneNumber':'+1234567890123456'} | phoneNumber is not of E.164 format",
                "{'providerType':'EMAIL'} | email must not be blank",
                "{'providerType':'EMAIL','email':''} | email must not be blank",
                "{'providerType':'EMAIL','email':'nobody'} | email must be a well-formed email address",
                "{'providerType':'EMAIL','email':'a@b.example\\r\\nBcc: x@y.example'} | email must be a well-formed email address",
            })
    void aBadDestinationIsNamed(String config, String message) {
        assertError(api.post(SUBMIT, Json.of(config)), 400, 31, "Validation error: " + message);
        assertError(api.post(CONFIG, Json.of(config)), 400, 31, "Validation error: " + message);
    }

    @Test
    void whatIsSetUpCannotBeSetUpAgainButReplacedAfterItWasDeleted() {
        enrol(phone);
        Inbox next = Inbox.phone();
        assertThat(api.post(SUBMIT, next.config()).status()).isEqualTo(200);
        String code = next.nextCode();
        assertError(ApiEnrolment.save(api, config(next), code), 400, 31, "2FA provider is already configured");
        assertThat(api.delete(CONFIG + "?providerType=SMS").json()).isEqualTo(Json.of("{'configs':{}}"));
        assertThat(phone.next().text()).as("what it was told").doesNotContain(code);
        assertThat(ApiEnrolment.save(api, config(next), code).status()).isEqualTo(200);
    }

    @Test
    void theDefaultCanBeChosenAndMovesOnWhenItIsDeleted() {
        enrol(phone);
        enrol(mailbox);
        ApiEnrolment.backupCodes(api);
        assertThat(defaultOf(api.get("/api/2fa/account/settings"))).isEqualTo("SMS");
        assertThat(defaultOf(api.put(CONFIG + "?providerType=EMAIL", Map.of("useByDefault", true))))
                .isEqualTo("EMAIL");
        assertThat(defaultOf(api.delete(CONFIG + "?providerType=EMAIL"))).isEqualTo("SMS");
        assertThat(api.delete(CONFIG + "?providerType=SMS").json()).isEqualTo(Json.of("{'configs':{}}"));
        assertThat(user.credentialTypes()).containsExactly("password");
    }

    @Test
    void aFailedSendIsToldAndNothingIsSaved() {
        phone.refuse();
        assertError(api.post(SUBMIT, phone.config()), 500, 2, "Unable to send SMS: the SMS provider did not take it!");
        phone.accept();
        assertThat(api.post(SUBMIT, phone.config()).status()).isEqualTo(200);
        mailbox.refuse();
        assertError(api.post(SUBMIT, mailbox.config()), 500, 2, "Couldn't send 2FA verification email");
        mailbox.accept();
        assertThat(user.credentialTypes()).containsExactly("password");
    }

    private void enrol(Inbox inbox) {
        assertThat(api.post(SUBMIT, inbox.config()).status()).isEqualTo(200);
        Answer saved = ApiEnrolment.save(api, config(inbox), inbox.nextCode());
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    }

    private static ObjectNode config(Inbox inbox) {
        ObjectNode config = Json.object();
        inbox.config().forEach(config::putPOJO);
        return (ObjectNode) Json.of(config.toString());
    }

    private static String defaultOf(Answer settings) {
        return settings.json().path("configs").properties().stream()
                .filter(config -> config.getValue().path("useByDefault").asBoolean())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
