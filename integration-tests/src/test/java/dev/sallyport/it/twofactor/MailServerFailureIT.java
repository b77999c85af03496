package dev.sallyport.it.twofactor;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.MailServer;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A mail server whose answers come, but slowly: the user is told in time. */
class MailServerFailureIT {

    private static final Duration IN_TIME = Duration.ofSeconds(12);

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    private final Inbox mailbox = Inbox.mailbox();
    private TestUser user;

    @BeforeEach
    void aUserWithAMailbox() {
        realm.twoFactor(TwoFactorSettings.none().email());
        user = realm.user("user-" + System.nanoTime())
                .sysAdmin()
                .sentTo(mailbox)
                .create();
    }

    @AfterEach
    void theOutboxIsTheMailServer() {
        realm.setting("smtpServer", TestRealm.outboxSmtp());
    }

    /** Each step in less than any time-out of a step: only an end to the whole conversation helps. */
    @Test
    void aSlowMailServerIsToldInTimeAndTheNextTryNeedNotWait() {
        SecondDoor door = SecondDoor.of(user);
        try (MailServer slow = MailServer.thatPauses(Duration.ofMillis(4500))) {
            realm.setting("smtpServer", slow.settings());
            long start = System.nanoTime();
            Answer failed = door.send("EMAIL");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(IN_TIME);
            assertError(failed, 500, 2, "Couldn't send 2FA verification email");
        }
        theOutboxIsTheMailServer();
        assertThat(door.send("EMAIL").status()).isEqualTo(200);
        assertPair(door.check("EMAIL", mailbox.nextCode()));
    }

    /** The realm allows a minute for each step; a user has no minute. */
    @Test
    void aMailServerThatHangsIsGivenUpWhateverTheRealmSays() {
        try (MailServer hanging = MailServer.thatPauses(Duration.ofMinutes(5))) {
            realm.setting("smtpServer", hanging.settings());
            long start = System.nanoTime();
            assertError(SecondDoor.of(user).send("EMAIL"), 500, 2, "Couldn't send 2FA verification email");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(9));
        }
    }
}
