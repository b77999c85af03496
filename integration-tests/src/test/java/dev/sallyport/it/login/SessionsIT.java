package dev.sallyport.it.login;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Endpoints;
import dev.sallyport.it.fixtures.Jwt;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The Keycloak session behind a pair of tokens: who sees it, and what ends it. */
class SessionsIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    @Test
    void administratorsSeeTheSession() {
        TestUser user = realm.user("admin-view").sysAdmin().create();
        String token = realm.api().tryLogin(user).field("token");
        JsonNode session = user.sessions().get(0);
        assertThat(session.path("id").asText()).isEqualTo(Jwt.of(token).claim("sessionId"));
        assertThat(session.path("clients")).extracting(JsonNode::asText).containsExactly("thingsboard-api");
        assertThat(session.path("ipAddress").asText()).isNotEmpty();
    }

    @Test
    void theUserSeesTheSessionInTheAccountConsole() {
        TestUser user = realm.user("own-view").sysAdmin().create();
        String session = Jwt.of(realm.api().tryLogin(user).field("token")).claim("sessionId");
        String account = realm.directGrant(user, Map.of()).field("access_token");
        Answer devices = Endpoints.of(realm).account("/sessions/devices", account);
        assertThat(devices.status()).isEqualTo(200);
        assertThat(devices.json().findValuesAsText("id")).contains(session);
        assertThat(devices.json().findValuesAsText("clientId")).contains("thingsboard-api");
    }

    @Test
    void logoutEndsThisSessionOnly() {
        TestUser user = realm.user("bye").sysAdmin().create();
        Answer first = realm.api().tryLogin(user);
        Answer second = realm.api().tryLogin(user);
        Answer logout = realm.api().as(first.field("token")).post("/api/auth/logout");
        assertThat(logout.status()).isEqualTo(200);
        assertThat(logout.text()).isEmpty();
        assertThat(logout.header("Content-Type")).isEmpty();
        assertVoid(first);
        assertThat(realm.api().as(second.field("token")).get("/api/auth/user").status())
                .isEqualTo(200);
        assertThat(user.sessions()).hasSize(1);
    }

    @Test
    void logoutEndsWhatWasRefreshedFromTheSession() {
        TestUser user = realm.user("refreshed").sysAdmin().create();
        Answer first = realm.api().tryLogin(user);
        Answer second = refresh(first);
        realm.api().as(first.field("token")).post("/api/auth/logout");
        assertVoid(second);
    }

    @Test
    void logoutNeedsATokenThatIsStillGood() {
        TestUser user = realm.user("again").sysAdmin().create();
        Answer pair = realm.api().tryLogin(user);
        realm.api().as(pair.field("token")).post("/api/auth/logout");
        assertError(realm.api().as(pair.field("token")).post("/api/auth/logout"), 401, 11, "Token has expired");
        assertError(realm.api().post("/api/auth/logout"), 401, 10, "Authentication failed");
    }

    @Test
    void disablingTheUserEndsTheTokens() {
        TestUser user = realm.user("disabled").sysAdmin().create();
        Answer pair = realm.api().tryLogin(user);
        user.enable(false);
        assertVoid(pair);
    }

    @Test
    void deletingTheUserEndsTheTokens() {
        TestUser user = realm.user("deleted").sysAdmin().create();
        Answer pair = realm.api().tryLogin(user);
        user.delete();
        assertVoid(pair);
    }

    @Test
    void signingOutAUserEndsTheTokens() {
        TestUser user = realm.user("signed-out").sysAdmin().create();
        Answer pair = realm.api().tryLogin(user);
        user.logOutEverywhere();
        assertVoid(pair);
    }

    @Test
    void removingTheSessionEndsTheTokens() {
        TestUser user = realm.user("removed").sysAdmin().create();
        Answer pair = realm.api().tryLogin(user);
        realm.admin()
                .delete(realm.path("/sessions/" + Jwt.of(pair.field("token")).claim("sessionId")));
        assertVoid(pair);
    }

    @Test
    void signingOutEverybodyEndsTheTokens() {
        TestUser user = realm.user("everybody").sysAdmin().create();
        Answer pair = realm.api().tryLogin(user);
        realm.admin().post(realm.path("/logout-all"), null);
        assertVoid(pair);
    }

    private static Answer refresh(Answer pair) {
        return realm.api().post("/api/auth/token", Map.of("refreshToken", pair.field("refreshToken")));
    }

    private static void assertVoid(Answer pair) {
        assertError(realm.api().as(pair.field("token")).get("/api/auth/user"), 401, 11, "Token has expired");
        assertThat(refresh(pair).status()).isEqualTo(401);
    }
}
