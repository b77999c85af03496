package dev.sallyport.it.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.it.fixtures.ForeignKey;
import dev.sallyport.it.fixtures.Server;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever steals the database has no key that works. */
class ApiKeyStorageIT {

    private static final int PREFIX = "tb_".length();

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    @Test
    void theFilesOfTheDatabaseHoldKeyIdsAndNoValues() {
        TestUser ann = realm.user("ann").sysAdmin().create();
        NewKey made = NewKey.of(ann);
        String rotated =
                made.maker().post(made.path() + "/rotate?overlapSeconds=60").field("value");
        ForeignKey foreign = ForeignKey.of(ann);
        JsonNode imported = foreign.take();
        String dump = dumpWith(imported.path("keyId").asText());
        assertThat(dump).contains(made.keyId());
        for (String value : new String[] {made.value(), rotated, foreign.value()}) {
            String secret = value.substring(
                    value.contains(made.keyId()) ? PREFIX + made.keyId().length() : PREFIX);
            assertThat(dump.contains(secret)).isFalse();
        }
    }

    /** The database writes to the disk a moment after the commit. */
    private static String dumpWith(String text) {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        String dump = Server.databaseDump();
        while (!dump.contains(text) && Instant.now().isBefore(end)) {
            dump = Server.databaseDump();
        }
        assertThat(dump.contains(text))
                .as("what was committed stands on the disk")
                .isTrue();
        return dump;
    }
}
