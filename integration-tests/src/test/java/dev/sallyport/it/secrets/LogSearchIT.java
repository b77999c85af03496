package dev.sallyport.it.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.Secrets;
import dev.sallyport.it.fixtures.Server;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.pages.LoginPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs after all other test classes and looks for the secrets that they used. */
class LogSearchIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.plain();

    @RegisterExtension
    final Browser browser = Browser.desktop();

    /** So that there is something to find even when this class runs alone. */
    @Test
    void aLoginLeavesSecretsToLookFor() {
        TestUser user = realm.user("ann").create();
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(browser, login).logIn(user);
        login.tokens();
        assertThat(Secrets.foundIn("password=" + user.password() + ".")).containsExactly(user.password());
        assertThat(Secrets.count()).isGreaterThan(3);
    }

    @Test
    void noSecretStandsInTheLog() throws IOException {
        String log = Files.readString(Server.log(), StandardCharsets.UTF_8);
        assertThat(log).contains("Keycloak");
        assertThat(Secrets.foundIn(log)).isEmpty();
    }

    @Test
    void noSecretStandsInAnEvent() {
        for (TestRealm other : TestRealm.all()) {
            String events = other.events().list() + "\n" + other.events().admin();
            assertThat(Secrets.foundIn(events)).as("events of " + other.name()).isEmpty();
        }
    }

    @Test
    void noSecretStandsInAMetric() {
        String metrics = Server.metrics();
        assertThat(metrics).contains("# HELP");
        assertThat(Secrets.foundIn(metrics)).isEmpty();
    }
}
