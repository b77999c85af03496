package dev.sallyport.it.twofactor;

import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.AtOnce;
import dev.sallyport.it.fixtures.Event;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Guessing sent codes in parallel, from many sessions, with resends between. */
class SentCodeGuessingIT {

    private static final int SESSIONS = 20;

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations().smsOutbox();

    @BeforeAll
    static void defaults() {
        realm.twoFactor(TwoFactorSettings.none().sms().email());
    }

    @Test
    void twoHundredGuessesFromTwentySessionsWithResendsAreFive() {
        Inbox phone = Inbox.phone();
        TestUser user = realm.user("victim").sysAdmin().sentTo(phone).create();
        List<SecondDoor> doors =
                IntStream.range(0, SESSIONS).mapToObj(i -> SecondDoor.of(user)).toList();
        doors.get(0).send("SMS");
        String code = phone.nextCode();
        String wrong = code.startsWith("9") ? "8" + code.substring(1) : "9" + code.substring(1);
        List<Answer> answers = AtOnce.run(SESSIONS, number -> guess(doors.get(number), wrong));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(429));

        Stream<String> results = realm.events().of(user).stream()
                .filter(event -> event.type().equals("LOGIN_ERROR"))
                .map(event -> event.detail("sallyport_result"));
        Map<String, Long> counts =
                results.collect(java.util.stream.Collectors.groupingBy(r -> r, java.util.stream.Collectors.counting()));
        assertThat(counts.get("WRONG")).isEqualTo(5);
        assertThat(counts.get("RATE_LIMITED")).isEqualTo(195);
        assertThat(phone.messages()).hasSize(1);
        assertThat(doors.get(0).check("SMS", code).status()).isEqualTo(429);
    }

    /** Ten guesses with a resend after each; the last answer. */
    private static Answer guess(SecondDoor door, String wrong) {
        Answer last = null;
        for (int i = 0; i < 10; i++) {
            last = door.check("SMS", wrong);
            door.send("SMS");
        }
        return last;
    }

    @Test
    void ofManyRightCodesAtOnceOneOpens() {
        Inbox mailbox = Inbox.mailbox();
        TestUser user = realm.user("racer").sysAdmin().sentTo(mailbox).create();
        List<SecondDoor> doors =
                IntStream.range(0, SESSIONS).mapToObj(i -> SecondDoor.of(user)).toList();
        doors.get(0).send("EMAIL");
        String code = mailbox.nextCode();
        List<Answer> answers = AtOnce.run(SESSIONS, number -> doors.get(number).check("EMAIL", code));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(user.sessions()).hasSize(1);
    }

    @Test
    void aLockedUserGetsNoCodeJudged() {
        Inbox mailbox = Inbox.mailbox();
        TestUser user = realm.user("locked").sysAdmin().sentTo(mailbox).create();
        SecondDoor door = SecondDoor.of(user);
        door.send("EMAIL");
        String code = mailbox.nextCode();
        user.enable(false);
        assertThat(door.check("EMAIL", code).status()).isEqualTo(401);
        user.enable(true);
        assertPair(SecondDoor.of(user).check("EMAIL", code));
        List<Event> events = realm.events().of(user);
        assertThat(events.get(0).type()).isEqualTo("LOGIN");
    }
}
