package dev.sallyport.it.twofactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.AtOnce;
import dev.sallyport.it.fixtures.Event;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.Server;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The realm's budget for SMS: a day's worth, and no more. */
class SmsBudgetIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations().smsOutbox();

    @Test
    void aUsedUpBudgetStopsSmsButNotMail() throws IOException {
        realm.twoFactor(TwoFactorSettings.none().sms().email());
        realm.sentCodes(Map.of("maxSmsPerDay", 3, "maxSendsPerAddressPerHour", 1000));
        List<SecondDoor> doors = IntStream.range(0, 8)
                .mapToObj(number -> SecondDoor.of(realm.user("user" + number)
                        .sysAdmin()
                        .sentTo(Inbox.phone())
                        .sentTo(Inbox.mailbox())
                        .create()))
                .toList();
        List<Answer> answers = AtOnce.run(8, number -> doors.get(number).send("SMS"));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(3);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 429)
                .hasSize(5)
                .allSatisfy(answer -> assertThat(Integer.parseInt(answer.header("Retry-After")))
                        .isBetween(86_000, 86_401));
        assertThat(doors)
                .allSatisfy(door -> assertThat(door.send("EMAIL").status()).isEqualTo(200));
        Event refused = realm.events().last("CUSTOM_REQUIRED_ACTION_ERROR");
        assertThat(refused.error()).isEqualTo("slow_down");
        assertThat(refused.detail("sallyport_result")).isEqualTo("EXHAUSTED");
        assertThat(Files.readString(Server.log())
                        .lines()
                        .filter(line -> line.contains("Realm 'sms-budget': the SMS budget of 3 a day is used up")))
                .hasSize(1);
    }
}
