package dev.sallyport.it.apikey;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.ForeignKey;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys at the edge of what is allowed. In a realm of its own, because it shuts out whoever guesses from here. */
class ApiKeyBoundsIT {

    private static final String USER = "/api/auth/user";
    private static final int GUESSES = 60;

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    @Test
    void asManyLimitsAsThereMayBeAreKept() {
        List<String> networks = IntStream.range(0, 50)
                .mapToObj(at -> "2001:db8:1111:2222:3333:4444:5555:" + Integer.toHexString(0x6600 + at) + "/128")
                .toList();
        String rates = IntStream.range(0, 10)
                .mapToObj(at -> "999999999:" + (86400 - at))
                .collect(Collectors.joining(","));
        TestUser ann = realm.user("ann").sysAdmin().create();
        JsonNode made =
                NewKey.of(ann, Map.of("networks", networks, "rateLimit", rates)).json();
        assertThat(made.path("networks")).extracting(JsonNode::asText).isEqualTo(networks);
        assertThat(made.path("rateLimit").asText()).isEqualTo(rates);
    }

    /** A key that this node has seen lately goes on working: a neighbour who guesses must not stop it. */
    @Test
    void whoGuessesKeysHasToWaitButAKeyInUseWorks() {
        TestUser ben = realm.user("ben").sysAdmin().create();
        NewKey used = NewKey.of(ben);
        NewKey unused = NewKey.of(ben);
        assertThat(status(used.value())).isEqualTo(200);
        for (int guess = 0; guess < GUESSES; guess++) {
            assertThat(status(ForeignKey.randomValue())).isEqualTo(401);
        }
        Answer shut = realm.api().withKey(ForeignKey.randomValue()).get(USER);
        assertError(shut, 429, 33, "Too many requests");
        assertThat(Integer.parseInt(shut.header("Retry-After"))).isBetween(1, 60);
        assertThat(status(unused.value())).isEqualTo(429);
        assertThat(status(used.value())).isEqualTo(200);
        assertThat(refusals("UNKNOWN")).isEqualTo(1);
        assertThat(refusals("GUESSING")).isEqualTo(1);
    }

    private static int status(String value) {
        return realm.api().withKey(value).get(USER).status();
    }

    private static long refusals(String reason) {
        return realm.events().list().stream()
                .filter(event -> event.type().equals("LOGIN_ERROR"))
                .filter(event -> event.detail("reason").equals(reason))
                .count();
    }
}
