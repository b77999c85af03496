package dev.sallyport.it.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Endpoints;
import dev.sallyport.it.fixtures.Keys;
import dev.sallyport.it.fixtures.Tenant;
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

class ForwardAuthIT {

    private static final String NULL_ID = "13814000-1dd2-11b2-8080-808080808080";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    private static Tenant tenant;
    private static TestUser user;
    private static UserKey key;

    @BeforeAll
    static void somebodyWithAKey() {
        tenant = realm.tenant("Acme");
        user = realm.user("ann").tenantAdmin(tenant).create();
        key = Keys.imported(user, true);
    }

    @Test
    void aKeySaysWhoseItIs() {
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            assertIsOwner(ask(method, "", key.header()));
        }
    }

    private static void assertIsOwner(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("X-Sallyport-User-Id")).isEqualTo(user.id());
        assertThat(answer.header("X-Sallyport-Email")).isEqualTo(user.email());
        assertThat(answer.header("X-Sallyport-Authority")).isEqualTo("TENANT_ADMIN");
        assertThat(answer.header("X-Sallyport-Tenant-Id")).isEqualTo(tenant.id());
        assertThat(answer.header("X-Sallyport-Customer-Id")).isEqualTo(NULL_ID);
        assertThat(answer.header("X-Sallyport-Key-Id")).isEqualTo(key.keyId());
    }

    @Test
    void aTokenDoesAsWell() {
        String token = realm.api().tryLogin(user).field("token");
        Answer answer = ask("GET", "", Map.of("Authorization", "Bearer " + token));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Sallyport-User-Id")).isEqualTo(user.id());
        assertThat(answer.headers().firstValue("X-Sallyport-Key-Id")).contains("");
    }

    @Test
    void withoutAGoodCredentialNobodyPasses() {
        Map<String, String> disabled = Keys.imported(user, false).header();
        for (Map<String, String> bad :
                List.of(Map.<String, String>of(), disabled, Map.of("X-Authorization", "ApiKey tb_unknown"))) {
            Answer answer = ask("GET", "", bad);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("ApiKey, Bearer");
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("x-sallyport"));
        }
    }

    @Test
    void aTicketIsNoLogin() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().enforcedForAll());
        String ticket = realm.api().tryLogin(user).field("token");
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
        assertThat(ask("GET", "", Map.of("X-Authorization", "Bearer " + ticket)).status())
                .isEqualTo(403);
    }

    @Test
    void theProxyCanAskForAnAuthority() {
        assertThat(ask("GET", "?authority=TENANT_ADMIN", key.header()).status()).isEqualTo(200);
        assertThat(ask("GET", "?authority=CUSTOMER_USER", key.header()).status())
                .isEqualTo(200);
        assertThat(ask("GET", "?authority=SYS_ADMIN", key.header()).status()).isEqualTo(403);
        assertThat(ask("GET", "?authority=CUSTOMER_USER&authority=SYS_ADMIN", key.header())
                        .status())
                .isEqualTo(403);
        assertThat(ask("GET", "?authority=ROOT", key.header()).status()).isEqualTo(400);
    }

    /** What lies beyond ASCII is for the unit test: Keycloak's default user profile refuses it. */
    @Test
    void aPercentSignIsEncoded() {
        TestUser percent = realm.user("per%0d%0acent@example.com").sysAdmin().create();
        Answer answer = ask("GET", "", Keys.imported(percent, true).header());
        assertThat(answer.header("X-Sallyport-Email")).isEqualTo("per%250d%250acent@example.com");
    }

    @Test
    void aReadOnlyKeyReads() {
        UserKey reading = Keys.limited(user, Map.of("readOnly", true));
        assertThat(asked(reading, Map.of("X-Forwarded-Method", "GET"))).isEqualTo(200);
        assertThat(asked(reading, Map.of("X-Original-Method", "HEAD"))).isEqualTo(200);
        assertThat(asked(reading, Map.of("X-Forwarded-Method", "POST"))).isEqualTo(403);
        assertThat(asked(reading, Map.of())).isEqualTo(403);
        assertThat(asked(reading, Map.of("X-Forwarded-Method", "GET", "X-Original-Method", "POST")))
                .isEqualTo(403);
        assertThat(asked(reading, Map.of("X-Forwarded-Method", "POST", "X-Original-Method", "GET")))
                .isEqualTo(403);
    }

    @Test
    void aKeyThatIsUsedTooOftenWaits() {
        UserKey once = Keys.limited(user, Map.of("rateLimit", "1:600"));
        assertThat(asked(once, Map.of())).isEqualTo(200);
        Answer answer = ask("GET", "", once.header());
        assertThat(answer.status()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 600);
    }

    @Test
    void norDoesAnybodyWithAnotherMethodOrAnotherPath() {
        assertThat(ask("OPTIONS", "", Map.of()).status()).isEqualTo(401);
        assertThat(ask("HEAD", "", Map.of()).status()).isEqualTo(401);
        assertThat(Endpoints.of(realm).outsideOfRealms("/forward-auth").status())
                .isEqualTo(404);
    }

    private static int asked(UserKey with, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(with.header());
        headers.putAll(more);
        return ask("GET", "", headers).status();
    }

    private static Answer ask(String method, String query, Map<String, String> headers) {
        return Endpoints.of(realm).forwardAuth(method, query, headers);
    }
}
