package dev.sallyport.it.signup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Server;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.selfregistration.NewSelfRegistration;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the database knows of somebody who signed up. */
class SignUpStorageIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    @Test
    void theFilesOfTheDatabaseHoldNeitherCodeNorPassword() {
        Api root = realm.api().login(realm.user("root").sysAdmin().create());
        NewSelfRegistration.on("sign-up-storage.localhost", realm.tenant("Acme"), root)
                .save(root);
        SignedUp ann =
                SignedUp.with(SignedUp.at(realm, "sign-up-storage.localhost")).send();
        SignedUp.Link link = ann.link();
        String dump = dumpWith(ann.email());
        assertThat(dump.contains(link.code())).isFalse();
        assertThat(dump.contains(ann.password())).isFalse();
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
