package dev.sallyport.it.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import dev.sallyport.it.fixtures.Keys;
import dev.sallyport.it.fixtures.Readme;
import dev.sallyport.it.fixtures.ReverseProxy;
import dev.sallyport.it.fixtures.Server;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.Upstream;
import dev.sallyport.it.fixtures.UserKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The snippets of the README in the real programs. */
class ForwardAuthProxiesIT {

    private static final Map<String, String> SPOOFED = Map.of(
            "X-Sallyport-User-Id", "spoofed",
            "X-Sallyport-Email", "spoofed",
            "X-Sallyport-Authority", "SYS_ADMIN",
            "X-Sallyport-Tenant-Id", "spoofed",
            "X-Sallyport-Customer-Id", "spoofed",
            "X-Sallyport-Key-Id", "spoofed");

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    private static final Map<String, ReverseProxy> PROXIES = new HashMap<>();

    private static Upstream application;
    private static TestUser user;
    private static UserKey key;

    @BeforeAll
    static void proxies() {
        application = new Upstream();
        PROXIES.put("nginx", ReverseProxy.nginx(snippet("nginx")));
        PROXIES.put("caddy", ReverseProxy.caddy(snippet("caddy")));
        user = realm.user("ann").sysAdmin().create();
        key = Keys.imported(user, true);
    }

    @AfterAll
    static void stop() {
        PROXIES.values().forEach(ReverseProxy::close);
        application.close();
    }

    private static String snippet(String proxy) {
        return Readme.block("rest-resources", "forward-auth " + proxy)
                .replace("KEYCLOAK", Server.url().toString())
                .replace("REALM", realm.name())
                .replace("APPLICATION", application.address());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx", "caddy"})
    void theApplicationLearnsWhoCallsAndNotByWhichKey(String proxy) {
        assertThat(send(proxy, "GET", key, SPOOFED)).isEqualTo(200);
        Headers arrived = application.only();
        assertThat(arrived.get("X-Sallyport-User-Id")).isEqualTo(List.of(user.id()));
        assertThat(arrived.get("X-Sallyport-Email")).isEqualTo(List.of(user.email()));
        assertThat(arrived.get("X-Sallyport-Authority")).isEqualTo(List.of("SYS_ADMIN"));
        assertThat(arrived.get("X-Sallyport-Key-Id")).isEqualTo(List.of(key.keyId()));
        assertThat(arrived.containsKey("X-Authorization")).isFalse();
        assertThat(arrived.toString()).doesNotContain("spoofed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx", "caddy"})
    void whatSallyportLeavesOutDoesNotStayTheClients(String proxy) {
        Map<String, String> headers = new HashMap<>(SPOOFED);
        headers.put("Authorization", "Bearer " + realm.api().tryLogin(user).field("token"));
        assertThat(PROXIES.get(proxy).send("GET", "/", headers).status()).isEqualTo(200);
        Headers arrived = application.only();
        assertThat(arrived.get("X-Sallyport-User-Id")).isEqualTo(List.of(user.id()));
        assertThat(arrived.getOrDefault("X-Sallyport-Key-Id", List.of())).allMatch(String::isEmpty);
        assertThat(arrived.containsKey("Authorization")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx", "caddy"})
    void nothingArrivesWithoutAGoodKey(String proxy) {
        assertThat(PROXIES.get(proxy).send("GET", "/", SPOOFED).status()).isEqualTo(401);
        assertThat(send(proxy, "GET", Keys.imported(user, false), Map.of())).isEqualTo(401);
        assertThat(application.isIdle()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx", "caddy"})
    void aReadOnlyKeyWritesNothingWhateverTheClientSays(String proxy) {
        UserKey reading = Keys.limited(user, Map.of("readOnly", true));
        assertThat(send(proxy, "GET", reading, Map.of())).isEqualTo(200);
        application.only();
        Map<String, String> spoofed = Map.of("X-Forwarded-Method", "GET", "X-Original-Method", "GET");
        assertThat(send(proxy, "POST", reading, spoofed)).isEqualTo(403);
        assertThat(application.isIdle()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx", "caddy"})
    void aKeyThatIsUsedTooOftenWaits(String proxy) {
        UserKey once = Keys.limited(user, Map.of("rateLimit", "1:600"));
        assertThat(send(proxy, "GET", once, Map.of())).isEqualTo(200);
        application.only();
        assertThat(send(proxy, "GET", once, Map.of())).isEqualTo(429);
    }

    private static int send(String proxy, String method, UserKey with, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(with.header());
        headers.putAll(more);
        return PROXIES.get(proxy).send(method, "/things", headers).status();
    }
}
