package dev.sallyport.it.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Server;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A failure that nobody foresaw, provoked by taking away what the installer made. */
class UnhandledFailureIT {

    private static final Pattern MESSAGE = Pattern.compile("Internal error, id ([0-9a-f-]{36})");

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    @Test
    void theCallerGetsAnIdAndTheLogHasTheCauseBesideIt() throws IOException {
        TestUser user = realm.user("ann").sysAdmin().create();
        String client = realm.admin()
                .get(realm.path("/clients?clientId=thingsboard-api"))
                .path(0)
                .path("id")
                .asText();
        realm.admin().delete(realm.path("/clients/" + client));
        Answer answer = realm.api().tryLogin(user);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().path("errorCode").asInt()).isEqualTo(2);
        Matcher message = MESSAGE.matcher(answer.field("message"));
        assertThat(message.matches()).isTrue();
        String log = Files.readString(Server.log(), StandardCharsets.UTF_8);
        assertThat(log).contains("Unhandled failure " + message.group(1), "has no enabled client thingsboard-api");
        assertThat(user.sessions()).isEmpty();
    }
}
