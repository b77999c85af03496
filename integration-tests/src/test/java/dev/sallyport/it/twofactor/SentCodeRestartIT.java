package dev.sallyport.it.twofactor;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;

import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.Server;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was sent before a restart of Keycloak is good after it, and what was limited stays so. */
class SentCodeRestartIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations().smsOutbox();

    @Test
    void aCodeOutlivesARestart() {
        realm.twoFactor(TwoFactorSettings.none().sms("${code}", 600).email(600).sendPeriod(300));
        Inbox phone = Inbox.phone();
        Inbox mailbox = Inbox.mailbox();
        TestUser user =
                realm.user("patient").sysAdmin().sentTo(phone).sentTo(mailbox).create();
        SecondDoor door = SecondDoor.of(user);
        door.send("SMS");
        door.send("EMAIL");
        String code = phone.nextCode();

        Server.restart();

        assertError(door.send("EMAIL"), 429, 33, "Too many requests");
        assertPair(door.check("SMS", code));
        assertPair(SecondDoor.of(user).check("EMAIL", mailbox.nextCode()));
    }
}
