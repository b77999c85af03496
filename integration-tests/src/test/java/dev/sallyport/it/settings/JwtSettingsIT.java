package dev.sallyport.it.settings;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Json;
import dev.sallyport.it.fixtures.Jwt;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code /api/admin/jwtSettings}: how long the tokens of our client live, both ways. */
class JwtSettingsIT {

    private static final String PATH = "/api/admin/jwtSettings";
    private static final int DAY = 86_400;

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed()
            .organizations()
            .setting("ssoSessionIdleTimeout", 7 * DAY)
            .setting("ssoSessionMaxLifespan", 30 * DAY);

    private static Api root;
    private static JsonNode client;

    @BeforeAll
    static void logIn() {
        root = realm.api().login(realm.user("root").sysAdmin().create());
        client = realm.admin()
                .get(realm.path("/clients?clientId=thingsboard-api"))
                .get(0);
    }

    @BeforeEach
    void begin() {
        client(Map.of("access.token.lifespan", "9000"));
    }

    @Test
    void theyAreThoseOfANewLogin() {
        assertThat(root.get(PATH).json())
                .isEqualTo(
                        settings(9000, 7 * DAY).put("tokenIssuer", realm.url()).putNull("tokenSigningKey"));
        Answer pair = realm.api().tryLogin(realm.user("new").sysAdmin().create());
        assertThat(Jwt.of(pair.field("token")).lifetime()).isEqualTo(9000);
        assertThat(Jwt.of(pair.field("refreshToken")).lifetime()).isEqualTo(7 * DAY);
    }

    @Test
    void whatIsSavedHoldsFromTheAnswerOn() {
        Answer pair = assertPair(root.post(PATH, settings(600, DAY)));
        assertThat(Jwt.of(pair.field("token")).lifetime()).isEqualTo(600);
        assertThat(Jwt.of(pair.field("refreshToken")).lifetime()).isEqualTo(DAY);
        assertThat(root.get(PATH).json().path("refreshTokenExpTime").asInt()).isEqualTo(DAY);
        JsonNode attributes = realm.admin().get(clientPath()).path("attributes");
        assertThat(attributes.path("access.token.lifespan").asText()).isEqualTo("600");
        assertThat(attributes.path("client.session.idle.timeout").asText()).isEqualTo("" + DAY);
    }

    @Test
    void whatIsSetInTheConsoleShowsHere() {
        client(Map.of("access.token.lifespan", "300", "client.session.max.lifespan", "7200"));
        JsonNode shown = root.get(PATH).json();
        assertThat(shown.path("tokenExpirationTime").asInt()).isEqualTo(300);
        assertThat(shown.path("refreshTokenExpTime").asInt()).isEqualTo(7200);
    }

    @Test
    void aShorterClientSessionIsMadeAsLongAsTheTokensAre() {
        client(Map.of("access.token.lifespan", "300", "client.session.max.lifespan", "7200"));
        Answer pair = assertPair(root.post(PATH, settings(300, DAY)));
        assertThat(root.get(PATH).json().path("refreshTokenExpTime").asInt()).isEqualTo(DAY);
        assertThat(realm.admin()
                        .get(clientPath())
                        .at("/attributes/client.session.max.lifespan")
                        .asText())
                .isEqualTo("" + DAY);
        assertThat(pair.field("refreshToken")).isNotEmpty();
    }

    @Test
    void sendingBackWhatWasReadChangesNothing() {
        client(Map.of("access.token.lifespan", "300", "client.session.max.lifespan", "7200"));
        JsonNode before = realm.admin().get(clientPath());
        assertPair(root.post(PATH, root.get(PATH).json()));
        assertThat(realm.admin().get(clientPath())).isEqualTo(before);
    }

    @Test
    void whatTheRealmWouldCutIsRefused() {
        assertError(
                root.post(PATH, settings(9000, 8 * DAY)),
                400,
                31,
                "Validation error: refreshTokenExpTime must be less than or equal to 604800, the realm's SSO Session Idle");
        realm.setting("ssoSessionIdleTimeout", 40 * DAY);
        assertError(
                root.post(PATH, settings(9000, 31 * DAY)),
                400,
                31,
                "Validation error: refreshTokenExpTime must be less than or equal to 2592000, the realm's SSO Session Max");
        realm.setting("ssoSessionIdleTimeout", 7 * DAY);
    }

    @Test
    void issuerAndKeyAreTheRealmsOwnAndNothingIsSavedBesideThem() {
        ObjectNode issuer = settings(600, DAY).put("tokenIssuer", "thingsboard.io");
        assertError(
                root.post(PATH, issuer),
                400,
                31,
                "Validation error: tokenIssuer is the realm's own and cannot be changed");
        ObjectNode key = settings(600, DAY).put("tokenSigningKey", "a2V5");
        assertError(
                root.post(PATH, key),
                400,
                31,
                "Validation error: tokenSigningKey is the realm's own and cannot be set");
        assertThat(root.get(PATH).json().path("tokenExpirationTime").asInt()).isEqualTo(9000);
    }

    @Test
    void aBrokenRuleIsSaidInThingsBoardsWords() {
        assertError(
                root.post(PATH, settings(DAY, DAY)),
                400,
                31,
                "JWT token expiration time should greater than JWT refresh token expiration time!");
    }

    @Test
    void theCallersSessionGoesOnWithWhatWasShownInIt() {
        NativeTotp phone = NativeTotp.labelled("Phone");
        TestUser user = realm.user("proof").sysAdmin().nativeTotp(phone).create();
        Answer first = assertPair(SecondDoor.of(user).totp(phone.app().code()));
        Answer second = assertPair(realm.api().as(first.field("token")).post(PATH, settings(600, DAY)));
        assertThat(Jwt.of(second.field("token")).claim("sessionId"))
                .isEqualTo(Jwt.of(first.field("token")).claim("sessionId"));
        assertThat(user.sessions()).hasSize(1);
        assertPair(realm.api().post("/api/auth/token", Map.of("refreshToken", second.field("refreshToken"))));
    }

    @Test
    void aChangeIsAnAdminEvent() {
        root.post(PATH, settings(600, DAY));
        JsonNode event = realm.events().admin().get(0);
        assertThat(event.path("resourceType").asText()).isEqualTo("SALLYPORT_JWT_SETTINGS");
        assertThat(event.path("resourcePath").asText()).isEqualTo("sallyport/jwt/settings");
        assertThat(event.path("representation").asText()).contains("\"tokenExpirationTime\":600");
    }

    @Test
    void theyAreForSystemAdministratorsOnly() {
        Api other = realm.api().login(realm.user("other").roles("TENANT_ADMIN").create());
        String message = "You don't have permission to perform this operation!";
        assertError(other.get(PATH), 403, 20, message);
        assertError(other.post(PATH, "{}"), 403, 20, message);
    }

    private static ObjectNode settings(int access, int refresh) {
        return Json.object()
                .put("tokenExpirationTime", access)
                .put("refreshTokenExpTime", refresh)
                .put("tokenIssuer", realm.url());
    }

    /** What an administrator does in Keycloak's console; what is left out is taken away. */
    private static void client(Map<String, String> attributes) {
        ObjectNode changed = client.deepCopy();
        ObjectNode all = changed.withObject("/attributes");
        all.put("client.session.max.lifespan", "").put("client.session.idle.timeout", "");
        attributes.forEach(all::put);
        realm.admin().put(clientPath(), changed);
    }

    private static String clientPath() {
        return realm.path("/clients/" + client.path("id").asText());
    }
}
