package dev.sallyport.it.twofactor;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Event;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.Json;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes by SMS and e-mail at the second door of the API. */
class SentCodeLoginIT {

    private static final String INCORRECT = "Verification code is incorrect";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations().smsOutbox();

    private final Inbox phone = Inbox.phone();
    private final Inbox mailbox = Inbox.mailbox();
    private TestUser user;

    @BeforeAll
    static void offerBoth() {
        realm.twoFactor(TwoFactorSettings.none().sms().email());
        realm.sentCodes(Map.of("maxSendsPerAddressPerHour", 1000, "maxSmsPerNumberRangePerDay", 1000));
    }

    @BeforeEach
    void aUserWithBoth() {
        user = realm.user("user-" + System.nanoTime())
                .sysAdmin()
                .sentTo(phone)
                .sentTo(mailbox)
                .create();
    }

    private Inbox inbox(String provider) {
        return provider.equals("SMS") ? phone : mailbox;
    }

    @ParameterizedTest
    @ValueSource(strings = {"SMS", "EMAIL"})
    void theCodeThatWasSentOpensOnce(String provider) {
        SecondDoor door = SecondDoor.of(user);
        assertThat(door.send(provider).status()).isEqualTo(200);
        String code = inbox(provider).nextCode();
        assertThat(code).matches("[0-9]{6}");
        assertPair(door.check(provider, code));
        assertError(SecondDoor.of(user).check(provider, code), 400, 31, INCORRECT);
        assertThat(inbox(provider).messages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SMS", "EMAIL"})
    void aCodeOfOneChannelIsRefusedOnTheOther(String provider) {
        String other = provider.equals("SMS") ? "EMAIL" : "SMS";
        SecondDoor door = SecondDoor.of(user);
        door.send(provider);
        door.send(other);
        String code = inbox(provider).nextCode();
        assertError(door.check(other, code), 400, 31, INCORRECT);
        assertPair(door.check(provider, code));
    }

    @Test
    void aCodeOfSomebodyElseIsRefused() {
        Inbox hisPhone = Inbox.phone();
        TestUser other = realm.user("other-" + System.nanoTime())
                .sysAdmin()
                .sentTo(hisPhone)
                .create();
        SecondDoor.of(other).send("SMS");
        SecondDoor door = SecondDoor.of(user);
        door.send("SMS");
        assertError(door.check("SMS", hisPhone.nextCode()), 400, 31, INCORRECT);
    }

    @Test
    void theContactsAreMasked() {
        String number = phone.address();
        String starred =
                "+" + number.substring(1, 3) + "*".repeat(number.length() - 5) + number.substring(number.length() - 2);
        Answer answer = SecondDoor.of(user).api().get("/api/auth/2fa/providers");
        assertThat(answer.json().path(0))
                .isEqualTo(Json.of("{'type':'SMS','default':true,'contact':'" + starred
                        + "','minVerificationCodeSendPeriod':30}"));
        assertThat(answer.json().path(1).path("contact").asText()).matches("co\\*+[0-9a-f]{2}@inbox\\.example");
    }

    @Test
    void theNextSendMustWait() {
        SecondDoor door = SecondDoor.of(user);
        assertThat(door.send("EMAIL").status()).isEqualTo(200);
        Answer tooSoon = door.send("EMAIL");
        assertError(tooSoon, 429, 33, "Too many requests");
        assertThat(Integer.parseInt(tooSoon.header("Retry-After"))).isBetween(1, 30);
        assertError(SecondDoor.of(user).send("EMAIL"), 429, 33, "Too many requests");
        assertThat(door.send("SMS").status()).isEqualTo(200);
        assertThat(mailbox.messages()).hasSize(1);
    }

    @Test
    void afterARightCodeTheNextSendNeedNotWait() {
        for (int login = 0; login < 2; login++) {
            SecondDoor door = SecondDoor.of(user);
            assertThat(door.send("EMAIL").status()).isEqualTo(200);
            assertPair(door.check("EMAIL", mailbox.nextCode()));
        }
    }

    @Test
    void fiveWrongTriesMakeACodeVoid() {
        SecondDoor door = SecondDoor.of(user);
        door.send("SMS");
        String code = phone.nextCode();
        String wrong = code.equals("111111") ? "222222" : "111111";
        realm.twoFactor(TwoFactorSettings.none().sms().email().checkRateLimit("100:60"));
        for (int i = 0; i < 5; i++) {
            assertError(door.check("SMS", wrong), 400, 31, INCORRECT);
        }
        assertError(door.check("SMS", code), 400, 31, INCORRECT);
        offerBoth();
        assertThat(realm.events().of(user).get(0).detail("sallyport_result")).isEqualTo("EXPIRED");
    }

    @Test
    void aFailedSendIsToldAndLeavesTheOlderCodeAndItsOwnWaitAlone() {
        SecondDoor door = SecondDoor.of(user);
        realm.twoFactor(TwoFactorSettings.none().sms().email().sendPeriod(5));
        door.send("EMAIL");
        String code = mailbox.nextCode();
        mailbox.refuse();
        Answer failed = waitingUntilAllowed(door, "EMAIL");
        assertError(failed, 500, 2, "Couldn't send 2FA verification email");
        mailbox.accept();
        assertThat(door.send("EMAIL").status()).isEqualTo(200);
        assertThat(mailbox.nextCode()).isEqualTo(code);
        assertPair(door.check("EMAIL", code));
        offerBoth();
        assertThat(realm.events().of(user)).anySatisfy(event -> {
            assertThat(event.type()).isEqualTo("CUSTOM_REQUIRED_ACTION_ERROR");
            assertThat(event.error()).isEqualTo("email_send_failed");
            assertThat(event.detail("sallyport_result")).isEqualTo("FAILED");
        });
    }

    private static Answer waitingUntilAllowed(SecondDoor door, String provider) {
        Answer answer = door.send(provider);
        for (int i = 0; i < 100 && answer.status() == 429; i++) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            answer = door.send(provider);
        }
        return answer;
    }

    /** What cannot be read must not make of two doors one. */
    @Test
    void settingsThatCannotBeReadStillAskForACode() {
        realm.twoFactor(TwoFactorSettings.none().email(900));
        SecondDoor door = SecondDoor.of(user);
        assertThat(door.send("SMS").status()).isEqualTo(200);
        assertPair(door.check("SMS", phone.nextCode()));
        offerBoth();
    }

    @Test
    void anOldCodeIsOutOfDate() throws InterruptedException {
        realm.twoFactor(TwoFactorSettings.none().email(1));
        SecondDoor door = SecondDoor.of(user);
        door.send("EMAIL");
        String code = mailbox.nextCode();
        Thread.sleep(1100);
        assertError(door.check("EMAIL", code), 400, 31, INCORRECT);
        offerBoth();
    }

    @Test
    void eachSendIsAnEventWithAMaskedDestination() {
        SecondDoor.of(user).send("SMS");
        Event event = realm.events().of(user).get(0);
        assertThat(event.type()).isEqualTo("CUSTOM_REQUIRED_ACTION");
        assertThat(event.details())
                .containsEntry("custom_required_action", "sallyport-send-code")
                .containsEntry("sallyport_factor", "SMS")
                .containsEntry("sallyport_sender", "sallyport-sms-outbox");
        assertThat(event.detail("sallyport_destination")).startsWith("+49*").doesNotContain(phone.address());
    }

    @Test
    void anAddressThatNobodyVerifiedIsNoPartOfTheText() {
        realm.twoFactor(TwoFactorSettings.none().sms("Hi ${userEmail}: ${code}", 120));
        TestUser stranger = realm.user("stranger-" + System.nanoTime())
                .sysAdmin()
                .with("emailVerified", false)
                .sentTo(phone)
                .create();
        SecondDoor.of(stranger).send("SMS");
        assertThat(phone.next().text()).matches("Hi : [0-9]{6}");
        offerBoth();
    }

    @Test
    void theTextIsThePlatformsTemplate() {
        realm.twoFactor(TwoFactorSettings.none().sms("Hi ${userEmail}: ${code}", 120));
        SecondDoor.of(user).send("SMS");
        assertThat(phone.next().text()).matches("Hi " + user.email() + ": [0-9]{6}");
        offerBoth();
    }
}
