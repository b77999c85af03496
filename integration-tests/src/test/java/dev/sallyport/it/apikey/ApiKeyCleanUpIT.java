package dev.sallyport.it.apikey;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.it.fixtures.Event;
import dev.sallyport.it.fixtures.ForeignKey;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of keys by themselves. The server of the tests looks for them every few seconds. */
class ApiKeyCleanUpIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    @RegisterExtension
    static final TestRealm doomed = TestRealm.installed().named("doomed");

    @Test
    void aKeyThatNobodyUsedFor90DaysIsDisabledAndItsOwnerTold() throws InterruptedException {
        TestUser ann = user("ann");
        ForeignKey busy = ForeignKey.of(ann).idleFor(Duration.ofDays(89));
        ForeignKey idle = ForeignKey.of(ann).idleFor(Duration.ofDays(91));
        String busyId = busy.take().path("keyId").asText();
        String idleId = idle.take().path("keyId").asText();
        until(() -> wasTold(ann, idleId, "SUSPENDED"));
        assertError(idle.api().get("/api/auth/user"), 401, 10, "User account is not active");
        assertThat(busy.api().get("/api/auth/user").status()).isEqualTo(200);
        assertThat(wasTold(ann, busyId, "SUSPENDED")).isFalse();
        assertThat(ann.newestMail().text()).contains("was disabled", "for 90 days", idleId);
    }

    @Test
    void aKeyThatNobodyUsedForAYearIsRemovedAndItsOwnerTold() throws InterruptedException {
        TestUser ben = user("ben");
        ForeignKey key = ForeignKey.of(ben).idleFor(Duration.ofDays(366));
        String keyId = key.take().path("keyId").asText();
        until(() -> wasTold(ben, keyId, "REMOVED"));
        assertThat(isThere(realm, keyId)).isFalse();
        assertError(key.api().get("/api/auth/user"), 401, 10, "Invalid username or password");
        assertThat(ben.newestMail().text()).contains("was deleted", "for 365 days", keyId);
    }

    @Test
    void anExpiredKeyIsRemovedAfter30Days() throws InterruptedException {
        TestUser cat = user("cat");
        String recent = ForeignKey.of(cat)
                .expiresIn(Duration.ofDays(-29))
                .take()
                .path("keyId")
                .asText();
        String old = ForeignKey.of(cat)
                .expiresIn(Duration.ofDays(-31))
                .take()
                .path("keyId")
                .asText();
        until(() -> wasTold(cat, old, "EXPIRED"));
        assertThat(isThere(realm, old)).isFalse();
        assertThat(isThere(realm, recent)).isTrue();
    }

    @Test
    void theOwnerIsMailedOnceBeforeAKeyExpires() throws InterruptedException {
        TestUser dan = user("dan");
        JsonNode key = ForeignKey.of(dan).expiresIn(Duration.ofDays(5)).take();
        assertThat(dan.newestMail().text())
                .contains("expires within 7 days", key.path("keyId").asText(), "pump station")
                .doesNotContain("tb_");
        String young = ForeignKey.of(dan)
                .with("created_time", Instant.now().toEpochMilli())
                .expiresIn(Duration.ofDays(20))
                .take()
                .path("keyId")
                .asText();
        String mark = ForeignKey.of(dan)
                .expiresIn(Duration.ofDays(-31))
                .take()
                .path("keyId")
                .asText();
        until(() -> wasTold(dan, mark, "EXPIRED"));
        assertThat(dan.mails()).hasSize(1).noneMatch(mail -> mail.text().contains(young));
    }

    @Test
    void keysGoWithTheirUser() {
        TestUser eve = user("eve");
        ForeignKey key = ForeignKey.of(eve);
        String keyId = key.take().path("keyId").asText();
        assertThat(key.api().get("/api/auth/user").status()).isEqualTo(200);
        eve.delete();
        assertError(key.api().get("/api/auth/user"), 401, 10, "Invalid username or password");
        assertThat(isThere(realm, keyId)).isFalse();
    }

    @Test
    void keysGoWithTheirRealm() {
        ForeignKey key = ForeignKey.of(doomed.user("fay").sysAdmin().create());
        key.take();
        doomed.delete();
        // Ids are unique in the server: what is taken once more was gone.
        ForeignKey.of(user("fay"))
                .with("id", key.row().get("id"))
                .with("value", key.value())
                .take();
    }

    private static TestUser user(String name) {
        return realm.user(name).sysAdmin().create();
    }

    private static boolean isThere(TestRealm where, String keyId) {
        return where.admin()
                        .send("GET", where.path("/sallyport/api-keys/" + keyId), null)
                        .status()
                == 200;
    }

    private static boolean wasTold(TestUser owner, String keyId, String action) {
        return realm.events().of(owner).stream()
                .filter(event -> event.detail("sallyport_api_key").equals(keyId))
                .map((Event event) -> event.detail("sallyport_action"))
                .anyMatch(action::equals);
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(200);
        }
    }
}
