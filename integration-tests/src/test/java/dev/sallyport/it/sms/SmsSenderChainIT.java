package dev.sallyport.it.sms;

import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.Secrets;
import dev.sallyport.it.fixtures.Server;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.sms.WebServer.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A chain of senders as a realm file carries it, in no order; what becomes of senders that are not as they should be. */
class SmsSenderChainIT {

    private static final String KIND = "sallyport-sms-http";
    private static final String LEFT_OUT = "is left out";

    private static volatile int firstAnswers;

    private static final WebServer off = WebServer.thatSays(200, "{}");
    private static final WebServer keyed = WebServer.thatSays(200, "{}");
    private static final WebServer first = WebServer.that(request -> new Response(firstAnswers, "{}"));

    /** The outbox has no priority, which is 100. */
    @RegisterExtension
    static final TestRealm realm = TestRealm.installed()
            .organizations()
            .smsOutbox()
            .smsSender(KIND, Map.of("url", first.url(), "priority", "20"))
            .smsSender(KIND, Map.of("url", off.url(), "priority", "0", "enabled", "false"))
            .smsSender(KIND, Map.of("url", keyed.url(), "priority", "3", "headers", "X-Key: ${vault.chain}"));

    private static LogMark log;

    private Inbox phone;
    private SecondDoor door;

    @BeforeAll
    static void smsIsOffered() {
        log = LogMark.now();
        realm.twoFactor(TwoFactorSettings.none().sms());
        realm.sentCodes(Map.of("maxSendsPerAddressPerHour", 1000));
    }

    @AfterAll
    static void close() {
        List.of(off, first, keyed).forEach(WebServer::close);
    }

    @BeforeEach
    void theVaultIsEmptyAndAllIsWell() throws IOException {
        Files.deleteIfExists(secret());
        firstAnswers = 200;
        List.of(off, first, keyed).forEach(gateway -> gateway.requests().clear());
        nextUser();
    }

    private void nextUser() {
        phone = Inbox.phone();
        door = SecondDoor.of(
                realm.user("user-" + System.nanoTime()).sysAdmin().sentTo(phone).create());
    }

    @Test
    void theLowestPriorityIsAskedAndNobodyElse() {
        assertThat(door.send("SMS").status()).isEqualTo(200);
        assertThat(first.requests()).hasSize(1);
        assertThat(off.requests()).isEmpty();
        assertThat(phone.messages()).isEmpty();
    }

    @Test
    void theNextIsAskedWhereOneFails() {
        firstAnswers = 503;
        assertThat(door.send("SMS").status()).isEqualTo(200);
        assertThat(first.requests()).hasSize(1);
        assertThat(off.requests()).isEmpty();
        assertPair(door.check("SMS", phone.nextCode()));
    }

    @Test
    void aSenderWhoseSecretIsMissingIsLeftOutWithOneLineUntilItIsThere() throws IOException {
        for (int i = 0; i < 3; i++) {
            assertThat(door.send("SMS").status()).isEqualTo(200);
            nextUser();
        }
        assertThat(first.requests()).hasSize(3);
        assertThat(log.linesWith(LEFT_OUT))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("WARN", realm.name(), KIND, "headers refers to what the vault does not have"));

        String key = Secrets.used(UUID.randomUUID().toString());
        Files.writeString(secret(), key);
        assertThat(door.send("SMS").status()).isEqualTo(200);
        assertThat(keyed.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.header("X-key")).isEqualTo(key));

        Files.delete(secret());
        nextUser();
        assertThat(door.send("SMS").status()).isEqualTo(200);
        assertThat(log.linesWith(LEFT_OUT)).hasSize(2);
    }

    @Test
    void aRealmFileWithABadSenderIsRefusedAndTheLogNamesTheSetting() {
        Map<String, Object> sender =
                Map.of("name", "bad", "providerId", KIND, "config", Map.of("url", List.of("nonsense")));
        Map<String, Object> components = Map.of("dev.sallyport.core.sms.SmsSender", List.of(sender));
        Answer answer = realm.admin().send("POST", "", Map.of("realm", "with-a-bad-sender", "components", components));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(log.linesWith("Uncaught server error"))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("url must be an https URL"));
        assertThat(realm.admin().send("GET", "/with-a-bad-sender", null).status())
                .isEqualTo(404);
    }

    private static Path secret() {
        return Server.vault().resolve(realm.name() + "_chain");
    }
}
