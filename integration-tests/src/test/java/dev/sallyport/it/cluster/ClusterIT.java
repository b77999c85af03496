package dev.sallyport.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.it.domain.NewDomain;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Cluster;
import dev.sallyport.it.fixtures.HttpsHost;
import dev.sallyport.it.fixtures.ReverseProxy;
import dev.sallyport.it.fixtures.Secrets;
import dev.sallyport.it.oauth2client.NewClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is done on one node holds on the other within a second, though that one has in memory what was before. */
class ClusterIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    @RegisterExtension
    static final Cluster cluster = new Cluster();

    private static Api administrator;
    private static Api root;
    private static String userId;

    @BeforeAll
    static void logIn() {
        String password = "tenant"; // the demo's, which the README tells, and a word
        administrator = cluster.one()
                .as(cluster.one().tryLogin("tenant@thingsboard.org", password).field("token"));
        String rootPassword = "sysadmin"; // likewise
        root = cluster.one()
                .as(cluster.one()
                        .tryLogin("sysadmin@thingsboard.org", rootPassword)
                        .field("token"));
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

    @Test
    void aDomainIsKnownAndForgottenOnTheOtherNode() {
        assertThat(cluster.askTwo("known.example")).isEqualTo(404);
        NewDomain domain = NewDomain.named("known.example");
        String id = domain.save(root);
        within(() -> cluster.askTwo("known.example") == 200);
        assertThat(buttonsThere("known.example")).isEmpty();
        domain.save(root, NewClient.titled("Known").save(root));
        within(() -> buttonsThere("known.example").size() == 1);
        root.delete("/api/domain/" + id);
        within(() -> cluster.askTwo("known.example") == 404);
        assertThat(buttonsThere("known.example")).isEmpty();
    }

    @Test
    void aNewDomainIsServedOverHttpsWithACertificateOfItsOwnAndAnUnknownOneIsNot() throws Exception {
        try (ReverseProxy caddy = ReverseProxy.customDomains(cluster.url(), "sallyport")) {
            HttpsHost unknown = host(caddy, "unknown.localhost");
            HttpsHost shop = host(caddy, "shop.localhost");
            assertThatThrownBy(() -> unknown.get("/api/auth/user")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> shop.get("/api/auth/user")).isInstanceOf(IOException.class);
            NewDomain.named("shop.localhost")
                    .save(root, NewClient.titled("Shop").save(root));
            within(Duration.ofSeconds(10), () -> isServed(shop));
            HttpsHost.Reply reply = shop.get("/api/auth/user");
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.certificate().getSubjectAlternativeNames().toString())
                    .contains("shop.localhost");
            assertThat(shop.post("/api/noauth/oauth2Clients", "").body()).contains("\"name\":\"Shop\"");
            assertThat(shop.get("/realms/sallyport/.well-known/openid-configuration")
                            .body())
                    .contains("\"issuer\":\"https://shop.localhost:" + caddy.port() + "/realms/sallyport\"");
            assertThat(shop.get("/oauth2/authorization/00000000-0000-4000-8000-000000000000")
                            .body())
                    .contains("Oauth2 client with id");
            for (String closed : List.of(
                    "/admin/",
                    "/realms/master/.well-known/openid-configuration",
                    "/realms/sallyport/../master/.well-known/openid-configuration",
                    "/realms/sallyport/%2e%2e/master/.well-known/openid-configuration",
                    "/api/..%2f..%2fmaster/.well-known/openid-configuration",
                    "/realms/SALLYPORT/.well-known/openid-configuration",
                    "/../api/.well-known/openid-configuration",
                    "/realms/sallyport/sallyport/domain?domain=shop.localhost",
                    "/metrics")) {
                assertThat(shop.get(closed).status()).as(closed).isBetween(400, 499);
                assertThat(shop.get(closed).body()).doesNotContain("issuer");
            }
            assertThat(shop.getAs("evil.example", "/realms/sallyport/.well-known/openid-configuration")
                            .body())
                    .doesNotContain("evil.example");
            assertThatThrownBy(() -> unknown.get("/api/auth/user")).isInstanceOf(IOException.class);
        }
    }

    private static boolean isServed(HttpsHost host) {
        try {
            return host.get("/api/auth/user").status() == 401;
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpsHost host(ReverseProxy caddy, String name) {
        return new HttpsHost(name, caddy.port(), caddy.folder().resolve("caddy/pki/authorities/local/root.crt"));
    }

    private static JsonNode buttonsThere(String host) {
        return cluster.two()
                .header("Host", host)
                .post("/api/noauth/oauth2Clients")
                .json();
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

    private static void within(BooleanSupplier condition) {
        within(AT_ONCE, condition);
    }

    private static void within(Duration patience, BooleanSupplier condition) {
        Instant end = Instant.now().plus(patience);
        boolean met = condition.getAsBoolean();
        while (!met && Instant.now().isBefore(end)) {
            met = condition.getAsBoolean();
        }
        assertThat(met).isTrue();
    }

    private static String path(Answer key) {
        return "/api/apiKey/" + key.json().at("/id/id").asText();
    }
}
