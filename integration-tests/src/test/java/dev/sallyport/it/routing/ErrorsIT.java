package dev.sallyport.it.routing;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Endpoints;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.Server;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that goes wrong below {@code /api/} is answered in ThingsBoard's format. */
class ErrorsIT {

    private static final String SETTINGS = "/api/2fa/settings";
    private static final String GENERATE = "/api/2fa/account/config/generate";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/nope",
                "/api/auth/nope",
                "/api/auth/2fa/nope",
                "/api/2fa/account/nope",
                "/api/auth",
                "/api/auth/user/"
            })
    void anUnknownPathIsNotFound(String path) {
        assertError(sysAdmin().get(path), 404, 32, "No static resource " + path.substring(1) + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/nope", "/api/auth/nope", "/api/auth/2fa/nope", "/api", "/api/", "/api/auth/login/"})
    void whoShowsNoTokenLearnsNothingAboutPaths(String path) {
        assertError(realm.api().get(path), 401, 10, "Authentication failed");
        assertError(realm.api().post(path), 401, 10, "Authentication failed");
    }

    @Test
    void aTicketIsEnoughToLearnThatThereIsNoSuchPath() {
        var user = realm.user("ticket")
                .sysAdmin()
                .nativeTotp(NativeTotp.labelled("Phone"))
                .create();
        assertError(SecondDoor.of(user).api().get("/api/nope"), 404, 32, "No static resource api/nope.");
    }

    @Test
    void anOpenPathThatIsUnknownNeedsNoToken() {
        assertError(realm.api().get("/api/noauth/nope"), 404, 32, "No static resource api/noauth/nope.");
        Answer withBadToken = realm.api().as("nonsense").get("/api/noauth/nope");
        assertError(withBadToken, 404, 32, "No static resource api/noauth/nope.");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/auth/user, GET",
        "GET, /api/auth/logout, POST",
        "DELETE, /api/2fa/settings, 'GET, POST'",
        "PATCH, /api/2fa/account/config, 'DELETE, POST, PUT'",
        "GET, /api/auth/2fa/verification/check, POST",
        "PUT, /api/auth/2fa/login, POST"
    })
    void aWrongMethodIsNamedAndTheRightOnesToo(String method, String path, String allowed) {
        Answer answer = sysAdmin().send(method, path, null);
        assertError(answer, 405, 31, "Request method '" + method + "' is not supported");
        assertThat(answer.header("Allow")).isEqualTo(allowed);
        assertError(realm.api().send(method, path, null), 401, 10, "Authentication failed");
    }

    @Test
    void headWorksWhereGetWorks() {
        Answer answer = sysAdmin().send("HEAD", "/api/auth/user", null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "no json", "{\"providers\":[}", "{\"a\":1}{\"b\":2}", "{\"a\":1,\"a\":2}"})
    void malformedJsonIsABadRequest(String body) {
        assertError(sysAdmin().post(SETTINGS, body), 400, 31, "JSON parse error: the request body is not valid JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "17", "\"text\"", "null"})
    void jsonThatIsNoObjectIsABadRequest(String body) {
        assertError(
                sysAdmin().post(SETTINGS, body), 400, 31, "JSON parse error: the request body must be a JSON object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void aMissingBodyIsABadRequest(String body) {
        assertError(sysAdmin().post(SETTINGS, body), 400, 31, "Required request body is missing");
    }

    @Test
    void aMemberOfTheWrongTypeIsNamed() {
        Api api = sysAdmin();
        assertError(
                api.post("/api/2fa/account/config", "{\"providerType\":17}"),
                400,
                31,
                "JSON parse error: providerType must be a string");
        assertError(
                api.post("/api/2fa/account/config", "{\"providerType\":\"TOTP\",\"useByDefault\":\"yes\"}"),
                400,
                31,
                "JSON parse error: useByDefault must be true or false");
    }

    @Test
    void aMissingParameterIsNamed() {
        String message = "Required request parameter 'providerType' for method parameter type TwoFaProviderType"
                + " is not present";
        assertError(sysAdmin().post(GENERATE), 400, 31, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"totp", "NOPE", "TOTP%20"})
    void aParameterOutOfRangeIsNamed(String value) {
        Answer answer = sysAdmin().post(GENERATE + "?providerType=" + value);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errorCode").asInt()).isEqualTo(31);
        assertThat(answer.field("message")).startsWith("Method parameter 'providerType': Failed to convert");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml"})
    void aWrongContentTypeIsABadRequest(String contentType) {
        Answer answer = sysAdmin()
                .header("Content-Type", contentType)
                .post(SETTINGS, TwoFactorSettings.totpAndBackupCodes().json());
        assertError(answer, 400, 31, "Content-Type '" + contentType + "' is not supported");
    }

    /** RFC 9110 §12.5.1 lets a server disregard what is accepted; ThingsBoard answers 500 here. */
    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/html"})
    void theAnswerIsJsonWhateverIsAccepted(String accept) {
        Answer answer = sysAdmin().header("Accept", accept).get("/api/auth/user");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
    }

    @Test
    void theAuthorityIsCheckedBeforeTheBody() {
        Api tenantAdmin =
                realm.api().login(realm.user("order").roles("TENANT_ADMIN").create());
        assertError(
                tenantAdmin.post(SETTINGS, "no json"), 403, 20, "You don't have permission to perform this operation!");
    }

    @Test
    void anErrorHasFourMembersInThingsBoardsOrder() {
        Answer answer = realm.api().get("/api/auth/user");
        assertThat(answer.json().fieldNames())
                .toIterable()
                .containsExactly("status", "message", "errorCode", "timestamp");
        assertThat(Instant.ofEpochMilli(answer.json().path("timestamp").asLong()))
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(1)),
                        Instant.now().plus(Duration.ofMinutes(1)));
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=UTF-8");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("WWW-Authenticate")).isEmpty();
    }

    @Test
    void aRealmThatIsNotThereIsAnsweredInTheSameFormat() {
        String token = realm.api()
                .tryLogin(realm.user("elsewhere").sysAdmin().create())
                .field("token");
        Answer answer = Endpoints.get(Server.url() + "/realms/not-there/api/auth/user", token);
        assertError(answer, 404, 32, "Realm does not exist");
    }

    @Test
    void aDisabledRealmLetsNobodyIn() {
        TestUser user = realm.user("asleep").sysAdmin().create();
        String token = realm.api().tryLogin(user).field("token");
        realm.setting("enabled", false);
        try {
            assertError(realm.api().tryLogin(user), 403, 20, "Realm not enabled");
            assertError(realm.api().as(token).get("/api/auth/user"), 403, 20, "Realm not enabled");
        } finally {
            realm.setting("enabled", true);
        }
    }

    @Test
    void aRealmThatRequiresHttpsIsNotServedWithoutIt() {
        TestUser user = realm.user("plain-http").sysAdmin().create();
        realm.setting("sslRequired", "all");
        try {
            assertError(realm.api().tryLogin(user), 403, 20, "HTTPS required");
        } finally {
            realm.setting("sslRequired", "none");
        }
    }

    private static Api sysAdmin() {
        String name = "sysadmin-" + System.nanoTime();
        return realm.api().login(realm.user(name).sysAdmin().create());
    }
}
