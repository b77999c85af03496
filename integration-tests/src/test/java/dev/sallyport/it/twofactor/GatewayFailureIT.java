package dev.sallyport.it.twofactor;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Gateway;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.Server;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Gateways that do not do what they should: the user is told in time, and the next sender is asked. */
class GatewayFailureIT {

    private static final Duration IN_TIME = Duration.ofSeconds(12);
    private static final String NOT_TAKEN = "Unable to send SMS: the SMS provider did not take it!";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations().smsOutbox();

    private final Inbox phone = Inbox.phone();
    private TestUser user;
    private SecondDoor door;

    @BeforeEach
    void aUserWithAPhone() {
        realm.twoFactor(TwoFactorSettings.none().sms().sendPeriod(5));
        realm.sentCodes(Map.of("maxSendsPerAddressPerHour", 1000, "maxSmsPerNumberRangePerDay", 1000));
        user = newUser(phone);
        door = SecondDoor.of(user);
        realm.removeSmsSenders();
    }

    private static TestUser newUser(Inbox inbox) {
        return realm.user("user-" + System.nanoTime()).sysAdmin().sentTo(inbox).create();
    }

    @AfterEach
    void noSenderIsLeft() {
        realm.removeSmsSenders();
        realm.smsOutbox();
    }

    /** One user for each, all with a code before the first gateway is asked: the send period is waited out once. */
    @TestFactory
    Stream<DynamicTest> aGatewayThatFailsIsToldInTimeAndTheOlderCodeStillWorks() {
        realm.smsOutbox();
        List<DynamicTest> tests = Arrays.stream(Gateway.Manners.values())
                .map(manners -> afterACodeArrived(manners, Inbox.phone()))
                .toList();
        realm.removeSmsSenders();
        return tests.stream();
    }

    private DynamicTest afterACodeArrived(Gateway.Manners manners, Inbox inbox) {
        SecondDoor own = SecondDoor.of(newUser(inbox));
        assertThat(own.send("SMS").status()).isEqualTo(200);
        String code = inbox.nextCode();
        return dynamicTest(manners.name(), () -> {
            try (Gateway gateway = Gateway.that(manners)) {
                realm.smsSender("sallyport-sms-http", gateway.sender(1));
                assertError(sendWhenAllowed(own), 500, 2, NOT_TAKEN);
                assertThat(gateway.connections()).isEqualTo(1);
            } finally {
                realm.removeSmsSenders();
            }
            assertPair(own.check("SMS", code));
        });
    }

    @ParameterizedTest
    @EnumSource(Gateway.Manners.class)
    void theNextSenderIsAskedAndTheUserGetsHisCode(Gateway.Manners manners) {
        try (Gateway gateway = Gateway.that(manners)) {
            realm.smsSender("sallyport-sms-http", gateway.sender(1));
            realm.smsOutbox();
            assertThat(sendWhenAllowed(door).status()).isEqualTo(200);
            assertThat(gateway.connections()).isEqualTo(1);
        }
        assertPair(door.check("SMS", phone.nextCode()));
        assertThat(realm.events().list())
                .anySatisfy(
                        event -> assertThat(event.detail("sallyport_sender")).isEqualTo("sallyport-sms-outbox"));
    }

    @Test
    void nobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        realm.smsSender(
                "sallyport-sms-http",
                Map.of("url", "http://127.0.0.1:" + port + "/", "body", "{\"to\":\"${to}\",\"text\":\"${text}\"}"));
        assertError(sendWhenAllowed(door), 500, 2, NOT_TAKEN);
    }

    @Test
    void withoutAnySenderTheWordsAreThingsBoards() {
        assertError(door.send("SMS"), 500, 2, "Unable to send SMS: no SMS provider configured!");
    }

    @Test
    void afterAFailureTheNextTryNeedNotWait() {
        try (Gateway gateway = Gateway.that(Gateway.Manners.FAILS)) {
            realm.smsSender("sallyport-sms-http", gateway.sender(1));
            assertError(door.send("SMS"), 500, 2, NOT_TAKEN);
        }
        realm.removeSmsSenders();
        realm.smsOutbox();
        assertThat(door.send("SMS").status()).isEqualTo(200);
        assertPair(door.check("SMS", phone.nextCode()));
    }

    @Test
    void whatHappensIsCounted() {
        realm.smsOutbox();
        door.send("SMS");
        door.send("SMS");
        assertPair(door.check("SMS", phone.nextCode()));
        door = SecondDoor.of(user);
        realm.removeSmsSenders();
        try (Gateway gateway = Gateway.that(Gateway.Manners.FAILS)) {
            realm.smsSender("sallyport-sms-http", gateway.sender(1));
            assertError(sendWhenAllowed(door), 500, 2, NOT_TAKEN);
        }
        assertThat(Server.metrics())
                .contains("sallyport_codes_sent_total{channel=\"sms\",sender=\"sallyport-sms-outbox\"}")
                .contains("sallyport_codes_refused_total{channel=\"sms\",reason=\"too_soon\"}")
                .contains("sallyport_codes_verified_total{channel=\"sms\",sender=\"sallyport-sms-outbox\"}")
                .contains("sallyport_codes_failed_total{channel=\"sms\",sender=\"sallyport-sms-http\"}");
    }

    private static Answer sendWhenAllowed(SecondDoor from) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            Answer answer = from.send("SMS");
            if (answer.status() != 429) {
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(IN_TIME);
                return answer;
            }
        }
        throw new AssertionError("No send was allowed");
    }
}
