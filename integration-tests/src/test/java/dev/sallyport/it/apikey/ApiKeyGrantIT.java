package dev.sallyport.it.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Endpoints;
import dev.sallyport.it.fixtures.Event;
import dev.sallyport.it.fixtures.Jwt;
import dev.sallyport.it.fixtures.Keys;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.fixtures.UserKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApiKeyGrantIT {

    private static final String GRANT = "urn:sallyport:params:oauth:grant-type:api-key";
    private static final String CLIENT = "program";
    private static final String SECRET = "program-secret-of-the-tests";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    private static TestUser user;
    private static UserKey key;

    @BeforeAll
    static void aClientThatMay() {
        client(CLIENT, "true");
        client("other", "false");
        user = realm.user("ann").sysAdmin().create();
        key = Keys.imported(user, true);
        Map<String, Object> roles = new HashMap<>();
        realm.admin()
                .get(realm.path("/clients?clientId=realm-management"))
                .forEach(client -> roles.put("id", client.path("id").asText()));
        String management = (String) roles.get("id");
        realm.admin()
                .post(
                        user.path("/role-mappings/clients/" + management),
                        List.of(realm.admin().get(realm.path("/clients/" + management + "/roles/realm-admin"))));
    }

    /** Keycloak lets a client introspect only tokens that name it in their audience. */
    private static Map<String, Object> audience(String client) {
        return Map.of(
                "name",
                "audience " + client,
                "protocol",
                "openid-connect",
                "protocolMapper",
                "oidc-audience-mapper",
                "config",
                Map.of("included.client.audience", client, "access.token.claim", "true"));
    }

    private static void client(String id, String allowed) {
        realm.client(
                id,
                Map.of(
                        "publicClient",
                        false,
                        "secret",
                        SECRET,
                        "serviceAccountsEnabled",
                        true,
                        "authorizationServicesEnabled",
                        true,
                        "attributes",
                        Map.of("sallyport.api-key-grant", allowed, "standard.token.exchange.enabled", "true"),
                        "protocolMappers",
                        List.of(audience("thingsboard-api"), audience(id))));
    }

    @Test
    void aKeyBuysAShortLivedTokenAndNothingElse() {
        Answer answer = granted(key, Map.of("scope", "openid profile"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().has("refresh_token")).isFalse();
        assertThat(answer.json().has("id_token")).isFalse();
        Jwt token = Jwt.of(answer.field("access_token"));
        assertThat(token.lifetime()).isBetween(1L, 300L);
        assertThat(token.claim("sub")).isEqualTo(user.id());
        assertThat(token.claim("sallyport_api_key")).isEqualTo(key.keyId());
        assertThat(token.claims().has("sallyport_read_only")).isFalse();
        assertThat(token.claims().at("/realm_access/roles").toString()).contains("SYS_ADMIN");
        assertThat(token.claims().at("/resource_access").toString()).doesNotContain("realm-management", "account");
        assertThat(token.claims().at("/aud").toString()).doesNotContain("realm-management", "account");
        assertThat(user.sessions()).isEmpty();
        Event event = realm.events().last("LOGIN");
        assertThat(event.detail("auth_method")).isEqualTo("api_key");
        assertThat(event.detail("sallyport_api_key")).isEqualTo(key.keyId());
    }

    @Test
    void inOurApiItIsTheKeyAndDiesWithIt() {
        UserKey mortal = Keys.imported(user, true);
        Api api = realm.api().as(token(mortal));
        assertThat(api.get("/api/auth/user").status()).isEqualTo(200);
        assertThat(api.post("/api/2fa/account/config/generate?providerType=TOTP")
                        .status())
                .isEqualTo(403);
        Keys.revoke(realm, mortal);
        assertThat(api.get("/api/auth/user").status()).isEqualTo(401);
    }

    @Test
    void itDiesWithItsOwner() {
        TestUser owner = realm.user("bob").sysAdmin().create();
        Api api = realm.api().as(token(Keys.imported(owner, true)));
        assertThat(api.get("/api/auth/user").status()).isEqualTo(200);
        owner.enable(false);
        assertThat(api.get("/api/auth/user").status()).isEqualTo(401);
    }

    @Test
    void forwardAuthTakesItAsTheKey() {
        Answer answer = Endpoints.of(realm).forwardAuth("GET", "", Map.of("Authorization", "Bearer " + token(key)));
        assertThat(answer.header("X-Sallyport-Key-Id")).isEqualTo(key.keyId());
    }

    @Test
    void keycloaksOwnApisRefuseIt() {
        String token = token(key);
        Endpoints keycloak = Endpoints.of(realm);
        assertThat(keycloak.account("/credentials", token).status()).isEqualTo(401);
        assertThat(keycloak.admin("/users", token).status()).isEqualTo(401);
        assertThat(keycloak.userInfo(token).status()).isEqualTo(403);
        String usual = realm.directGrant(user, Map.of()).field("access_token");
        assertThat(keycloak.admin("/users", usual).status()).isEqualTo(200);
    }

    @Test
    void itBuysNoOtherToken() {
        Answer exchanged = token(Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "subject_token",
                token(key),
                "subject_token_type",
                "urn:ietf:params:oauth:token-type:access_token"));
        assertThat(exchanged.status()).isEqualTo(400);
        assertThat(exchanged.field("error_description")).isEqualTo("Tokens of API keys cannot be exchanged");
        Answer permitted = token(Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:uma-ticket",
                "audience",
                CLIENT,
                "subject_token",
                token(key)));
        assertThat(permitted.status()).isNotEqualTo(200);
    }

    @Test
    void offlineAccessIsNotForKeys() {
        Answer answer = granted(key, Map.of("scope", "offline_access"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().has("refresh_token")).isFalse();
        assertThat(answer.field("scope")).doesNotContain("offline_access");
    }

    @Test
    void enforcementOfASecondFactorDoesNotStopIt() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().enforcedForAll());
        Answer answer = granted(key, Map.of());
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void allBadKeysAreAnsweredAlike() {
        for (UserKey bad : List.of(Keys.imported(user, false), new UserKey("tb_unknown", ""))) {
            Answer answer = granted(bad, Map.of());
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.field("error")).isEqualTo("invalid_grant");
            assertThat(answer.field("error_description")).isEqualTo("API key is not valid");
        }
        assertThat(realm.events().last("LOGIN_ERROR").detail("auth_method")).isEqualTo("api_key");
    }

    @Test
    void theClientMustBeAllowedAndSayTheKey() {
        assertThat(token(Map.of("grant_type", GRANT)).field("error")).isEqualTo("invalid_request");
        Answer other = Endpoints.of(realm)
                .token(Map.of(
                        "grant_type", GRANT, "client_id", "other", "client_secret", SECRET, "api_key", key.value()));
        assertThat(other.field("error")).isEqualTo("unauthorized_client");
    }

    @Test
    void aLimitedKeyMakesALimitedToken() {
        UserKey limited = Keys.limited(user, Map.of("readOnly", true, "authority", "CUSTOMER_USER"));
        String token = token(limited);
        assertThat(Jwt.of(token).claims().path("sallyport_read_only").asBoolean())
                .isTrue();
        assertThat(Jwt.of(token).claims().at("/realm_access").toString()).doesNotContain("SYS_ADMIN");
        Api api = realm.api().as(token);
        assertThat(api.get("/api/auth/user").field("authority")).isEqualTo("CUSTOMER_USER");
        assertThat(api.post("/api/auth/logout").status()).isEqualTo(403);
    }

    @Test
    void aKeyThatIsUsedTooOftenWaits() {
        UserKey once = Keys.limited(user, Map.of("rateLimit", "1:600"));
        assertThat(granted(once, Map.of()).status()).isEqualTo(200);
        Answer answer = granted(once, Map.of());
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.field("error")).isEqualTo("slow_down");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 600);
    }

    @Test
    void introspectionDoesNotGiveBackWhatTheKeyForbids() {
        UserKey limited = Keys.limited(user, Map.of("authority", "CUSTOMER_USER"));
        Answer answer = Endpoints.of(realm).introspect(CLIENT, SECRET, token(limited));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"active\":false}");
        String own = token(Map.of("grant_type", "client_credentials")).field("access_token");
        assertThat(Endpoints.of(realm)
                        .introspect(CLIENT, SECRET, own)
                        .json()
                        .path("active")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aClientWhoseTokensCarryNoRolesGetsNone() {
        realm.client(
                "light",
                Map.of(
                        "publicClient",
                        false,
                        "secret",
                        SECRET,
                        "attributes",
                        Map.of(
                                "sallyport.api-key-grant",
                                "true",
                                "client.use.lightweight.access.token.enabled",
                                "true")));
        Answer answer = Endpoints.of(realm)
                .token(Map.of(
                        "grant_type", GRANT, "api_key", key.value(), "client_id", "light", "client_secret", SECRET));
        assertThat(answer.field("error")).isEqualTo("unauthorized_client");
    }

    private static String token(UserKey with) {
        Answer answer = granted(with, Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.field("access_token");
    }

    private static Answer granted(UserKey with, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(more);
        form.putAll(Map.of("grant_type", GRANT, "api_key", with.value()));
        return token(form);
    }

    private static Answer token(Map<String, String> form) {
        Map<String, String> complete = new HashMap<>(form);
        complete.putAll(Map.of("client_id", CLIENT, "client_secret", SECRET));
        return Endpoints.of(realm).token(complete);
    }
}
