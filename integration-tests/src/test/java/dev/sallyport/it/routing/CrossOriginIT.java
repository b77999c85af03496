package dev.sallyport.it.routing;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of the web origins of client {@code thingsboard-api} may call the API, others may not. */
class CrossOriginIT {

    private static final String FRIEND = "https://app.friend.example";
    private static final String STRANGER = "https://app.stranger.example";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    @BeforeAll
    static void allowTheFriend() {
        String clients = realm.path("/clients");
        ObjectNode client = (ObjectNode)
                realm.admin().get(clients + "?clientId=thingsboard-api").path(0);
        client.putArray("webOrigins").add(FRIEND);
        realm.admin().put(clients + "/" + client.path("id").asText(), client);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/login", "/api/auth/user", "/api/2fa/account/config", "/api/not-there-yet"})
    void aFriendsBrowserMayAskFirst(String path) {
        Answer answer = preflight(FRIEND).send("OPTIONS", path, null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.header(ALLOW_ORIGIN)).isEqualTo(FRIEND);
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(answer.header("Access-Control-Allow-Headers")).contains("x-authorization");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("1800");
        assertThat(answer.header("Vary")).contains("Origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/login", "/api/auth/user"})
    void aStrangersBrowserIsToldNo(String path) {
        Answer answer = preflight(STRANGER).send("OPTIONS", path, null);
        assertError(answer, 403, 20, "Invalid CORS request");
        assertThat(answer.headers().map().keySet()).noneMatch(h -> h.startsWith("access-control-"));
    }

    @Test
    void aFriendReadsAnswersAndErrors() {
        TestUser user = realm.user("ann").sysAdmin().create();
        Api friend = realm.api().header("Origin", FRIEND);
        assertThat(assertPair(friend.tryLogin(user)).header(ALLOW_ORIGIN)).isEqualTo(FRIEND);
        assertThat(friend.tryLogin(user.email(), "wrong").header(ALLOW_ORIGIN)).isEqualTo(FRIEND);
        Answer refused = friend.get("/api/auth/user");
        assertError(refused, 401, 10, "Authentication failed");
        assertThat(refused.header(ALLOW_ORIGIN)).isEqualTo(FRIEND);
    }

    @Test
    void aStrangerReadsNothing() {
        Answer answer = realm.api().header("Origin", STRANGER).get("/api/auth/user");
        assertThat(answer.headers().map().keySet()).noneMatch(h -> h.startsWith("access-control-"));
    }

    @Test
    void withoutAnOriginNothingIsSaid() {
        Answer answer = realm.api().get("/api/auth/user");
        assertThat(answer.headers().map().keySet()).noneMatch(h -> h.startsWith("access-control-"));
    }

    @Test
    void optionsAloneNeedAToken() {
        Answer answer = realm.api().send("OPTIONS", "/api/auth/user", null);
        assertError(answer, 401, 10, "Authentication failed");
        assertThat(answer.header("Allow")).isEmpty();
    }

    private static Api preflight(String origin) {
        return realm.api()
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,x-authorization");
    }
}
