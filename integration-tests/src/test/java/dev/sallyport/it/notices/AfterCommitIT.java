package dev.sallyport.it.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.ApiEnrolment;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.MailServer;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Notices come after the change, and nobody waits for them. */
class AfterCommitIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations().locales("en", "de");

    private final String address = "user-" + System.nanoTime() + "@notices.example";
    private final Inbox mailbox = Inbox.inTheOpen(address);

    @BeforeEach
    void offerTotpAndBackupCodes() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
    }

    @AfterEach
    void theOutboxIsTheMailServer() {
        realm.setting("smtpServer", TestRealm.outboxSmtp());
    }

    @Test
    void aChangeDoesNotWaitForTheMailServer() {
        Api api = realm.api().login(realm.user(address).sysAdmin().create());
        ObjectNode proposal = ApiEnrolment.generate(api, "TOTP");
        try (MailServer hanging = MailServer.thatPauses(Duration.ofMinutes(5))) {
            realm.setting("smtpServer", hanging.settings());
            String code = ApiEnrolment.app(proposal).code();
            long start = System.nanoTime();
            assertThat(ApiEnrolment.save(api, proposal, code).status()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @ParameterizedTest
    @CsvSource({"de,eingerichtet", "en,set up"})
    void theLanguageIsTheRequests(String language, String words) {
        TestUser user = realm.user(address).sysAdmin().create();
        ApiEnrolment.totp(realm.api().header("Accept-Language", language).login(user));
        assertThat(mailbox.next().text()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({"de,eingerichtet", "en,set up"})
    void theUsersOwnLanguageComesFirst(String language, String words) {
        TestUser user = realm.user(address)
                .sysAdmin()
                .with("attributes", Map.of("locale", List.of(language)))
                .create();
        String other = language.equals("de") ? "en" : "de";
        ApiEnrolment.totp(realm.api().header("Accept-Language", other).login(user));
        assertThat(mailbox.next().text()).contains(words);
    }
}
