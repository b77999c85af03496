package dev.sallyport.it.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Cluster;
import dev.sallyport.it.fixtures.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is done to a key or its owner on one node holds on the other within a second, though that one has it in memory. */
class ApiKeyClusterIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    @RegisterExtension
    static final Cluster cluster = new Cluster();

    private static Api administrator;
    private static String userId;

    @BeforeAll
    static void logIn() {
        String password = "tenant"; // the demo's, which the README tells, and a word
        administrator = cluster.one()
                .as(cluster.one().tryLogin("tenant@thingsboard.org", password).field("token"));
        userId = administrator.get("/api/auth/user").json().at("/id/id").asText();
    }

    @Test
    void aDisabledKeyIsRefusedOnTheOtherNodeAndAnEnabledOneTaken() {
        Answer key = create();
        Api there = usedThere(key);
        administrator.put(path(key) + "/enabled/false", null);
        within(there, answer -> answer.status() == 401);
        assertThat(there.get("/api/auth/user").field("message")).isEqualTo("User account is not active");
        administrator.put(path(key) + "/enabled/true", null);
        within(there, answer -> answer.status() == 200);
    }

    @Test
    void aDeletedKeyIsRefusedOnTheOtherNode() {
        Answer key = create();
        Api there = usedThere(key);
        administrator.delete(path(key));
        within(there, answer -> answer.status() == 401);
        assertThat(there.get("/api/auth/user").field("message")).isEqualTo("Invalid username or password");
    }

    @Test
    void theKeyOfADisabledOwnerIsRefusedOnTheOtherNode() {
        Api there = usedThere(create());
        String owner = "/sallyport/users/" + userId;
        cluster.admin().put(owner, Map.of("enabled", false));
        within(there, answer -> answer.status() == 401);
        cluster.admin().put(owner, Map.of("enabled", true));
        within(there, answer -> answer.status() == 200);
    }

    private static Answer create() {
        Answer key = administrator.post(
                "/api/apiKey",
                Map.of(
                        "userId",
                        Map.of("entityType", "USER", "id", userId),
                        "description",
                        "cluster",
                        "enabled",
                        true));
        assertThat(key.status()).isEqualTo(200);
        return key;
    }

    private static Api usedThere(Answer key) {
        Api there = cluster.two().header("X-Authorization", "ApiKey " + Secrets.used(key.field("value")));
        List.of(1, 2)
                .forEach(use -> assertThat(there.get("/api/auth/user").status()).isEqualTo(200));
        return there;
    }

    private static void within(Api api, Predicate<Answer> expected) {
        Instant end = Instant.now().plus(AT_ONCE);
        Answer answer = api.get("/api/auth/user");
        while (!expected.test(answer) && Instant.now().isBefore(end)) {
            answer = api.get("/api/auth/user");
        }
        assertThat(answer).matches(expected);
    }

    private static String path(Answer key) {
        return "/api/apiKey/" + key.json().at("/id/id").asText();
    }
}
