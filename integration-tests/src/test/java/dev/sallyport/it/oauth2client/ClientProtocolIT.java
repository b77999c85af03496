package dev.sallyport.it.oauth2client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Json;
import dev.sallyport.it.fixtures.Secrets;
import dev.sallyport.it.fixtures.Server;
import dev.sallyport.it.fixtures.Tenant;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.oauth2client.ProviderServer.Request;
import dev.sallyport.it.oauth2client.ProviderServer.Response;
import dev.sallyport.it.oauth2client.Visitor.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes between this server and a provider. The clients are a tenant's, which can be used on every host. */
class ClientProtocolIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    @RegisterExtension
    static final ProviderServer idp = ProviderServer.started();

    private static Tenant acme;
    private static Api admin;

    @BeforeAll
    static void vouch() {
        realm.oauth2(Map.of("allowedHosts", List.of(idp.authority())));
        acme = realm.tenant("acme");
        admin = realm.api().login(realm.user("admin").tenantAdmin(acme).create());
    }

    private static SavedClient client(Consumer<ObjectNode> change) {
        return SavedClient.saved(realm, admin, SavedClient.of(idp), change);
    }

    private static SavedClient plain(Consumer<ObjectNode> change) {
        return SavedClient.saved(realm, admin, SavedClient.plain(idp), change);
    }

    /** Somebody new whom the provider sends from now on. */
    private static String newcomer() {
        String email = "u-" + UUID.randomUUID() + "@elsewhere.example";
        idp.sends(person("sub", UUID.randomUUID().toString(), email));
        return email;
    }

    /** Whose name is known is asked for nothing. */
    private static Map<String, Object> person(String idAttribute, Object id, String email) {
        return Map.of(idAttribute, id, "email", email, "given_name", "Pat", "family_name", "Lee");
    }

    @Test
    void whoComesByOpenIdConnectLandsWithACodeThatIsGoodOnce() {
        SavedClient client = client(c -> {});
        String email = newcomer();
        Shown landing = new Visitor().open(client.beginning() + "?prevUri=/dashboards/1");
        assertThat(landing.at().getPath()).isEqualTo("/dashboards/1/");
        JsonNode user = client.user(landing);
        assertThat(user.path("email").asText()).isEqualTo(email);
        assertThat(user.at("/tenantId/id").asText()).isEqualTo(acme.id());
        assertThat(client.tokens(landing).status()).isEqualTo(401);
        Map<String, String> asked = idp.requests("/authorize").get(0).query();
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", ProviderServer.CLIENT)
                .containsEntry("scope", "openid email")
                .containsEntry("redirect_uri", realm.url() + "/broker/" + client.alias() + "/endpoint")
                .containsKeys("state", "nonce")
                .doesNotContainKeys("code_challenge");
        assertThat(idp.requests("/userinfo")).hasSize(1);
    }

    @Test
    void theSecretIsInTheBodyOrInTheHeaderAsTheClientSays() {
        newcomer();
        assertThat(client(c -> c.put("clientSecret", "a b:c")).logIn().landed()).isTrue();
        Request inBody = idp.requests("/token").get(0);
        assertThat(inBody.form())
                .containsEntry("client_id", ProviderServer.CLIENT)
                .containsEntry("client_secret", "a b:c")
                .containsEntry("grant_type", "authorization_code")
                .doesNotContainKey("code_verifier");
        assertThat(inBody.header("Authorization")).isEmpty();
        newcomer();
        assertThat(client(c -> c.put("clientSecret", "a b:c").put("clientAuthenticationMethod", "BASIC"))
                        .logIn()
                        .landed())
                .isTrue();
        Request inHeader = idp.requests("/token").get(1);
        assertThat(inHeader.form()).doesNotContainKeys("client_secret", "client_id");
        // RFC 6749 §2.3.1: both are encoded as in a form first.
        assertThat(inHeader.header("Authorization"))
                .isEqualTo("Basic "
                        + Base64.getEncoder()
                                .encodeToString((ProviderServer.CLIENT + ":a+b%3Ac").getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid email", "user"})
    void withoutAuthenticationThereIsPkceInItsPlaceAndNoSecret(String scope) {
        newcomer();
        SavedClient client = client(c -> {
            c.put("clientAuthenticationMethod", "NONE");
            c.putArray("scope").add(scope);
        });
        assertThat(client.logIn().landed()).isTrue();
        Map<String, String> asked = idp.requests("/authorize").get(0).query();
        Request token = idp.requests("/token").get(0);
        assertThat(asked).containsEntry("code_challenge_method", "S256");
        assertThat(asked.get("code_challenge")).isEqualTo(challenge(token.form().get("code_verifier")));
        assertThat(token.form())
                .containsEntry("client_id", ProviderServer.CLIENT)
                .doesNotContainKeys("client_secret");
        assertThat(token.header("Authorization")).isEmpty();
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** GitHub's way: a number for the id, and a form for an answer. */
    @Test
    void whoComesByPlainOAuthIsKnownByTheUserInfo() {
        SavedClient client = plain(c -> {});
        String email = "u-" + UUID.randomUUID() + "@elsewhere.example";
        idp.sends(person("id", 583231, email));
        JsonNode user = client.user();
        assertThat(user.path("email").asText()).isEqualTo(email);
        assertThat(link(user.at("/id/id").asText()).path("userId").asText()).isEqualTo("583231");
        assertThat(idp.requests("/authorize").get(0).query()).doesNotContainKey("nonce");
        assertThat(idp.requests("/token").get(0).header("Accept")).isEqualTo("application/json");
        idp.tell(
                "/token",
                request -> new Response(
                        200, "application/x-www-form-urlencoded", "access_token=" + Secrets.used("gho_16C7e42F292c")));
        idp.tell("/userinfo", request -> Response.json(Map.of("id", 583231, "email", "changed@elsewhere.example")));
        assertThat(client.user().path("email").asText()).isEqualTo(email);
        assertThat(idp.requests("/userinfo").get(1).header("Authorization")).isEqualTo("Bearer gho_16C7e42F292c");
    }

    private static JsonNode link(String userId) {
        return realm.admin()
                .get(realm.path("/users/" + userId + "/federated-identity"))
                .path(0);
    }

    @Test
    void whoHasNeitherSubNorIdIsKnownByTheAttributeOfTheClient() {
        SavedClient client = plain(c -> c.put("userNameAttributeName", "login"));
        String email = "u-" + UUID.randomUUID() + "@elsewhere.example";
        idp.sends(person("login", "octocat", email));
        JsonNode link = link(client.user().at("/id/id").asText());
        assertThat(link.path("userId").asText()).isEqualTo("octocat");
        assertThat(link.path("userName").asText()).isEqualTo("octocat");
        idp.sends(Map.of("email", email));
        assertThat(client.refusal()).isEqualTo("no_answer");
    }

    private Shown posted(SavedClient client, Visitor visitor, Map<String, String> more) {
        Shown form = visitor.open(client.beginning());
        JsonNode json = Json.of(form.text());
        Map<String, String> fields = new java.util.LinkedHashMap<>(more);
        json.path("fields")
                .properties()
                .forEach(f -> fields.put(f.getKey(), f.getValue().asText()));
        return visitor.post(json.path("action").asText(), fields);
    }

    private static SavedClient apple() {
        return client(c -> {
            c.put("authorizationUri", idp.url("/authorize?response_mode=form_post"));
            c.putNull("userInfoUri");
            c.put("clientAuthenticationMethod", "NONE");
            SavedClient.mapper(c).put("type", "APPLE");
            SavedClient.basic(c).put("firstNameAttributeKey", "firstName").put("lastNameAttributeKey", "lastName");
        });
    }

    /** Nobody signed what is posted beside the code. */
    @Test
    void applesPostedAnswerIsGoodForANameAndNothingElse() {
        TestUser ann = realm.user("ann").tenantAdmin(acme).create();
        String email = newcomer();
        String posted = "{\"name\":{\"firstName\":\"Bea\",\"lastName\":\"Li\",\"email\":\"%1$s\",\"sub\":\"%1$s\"},"
                + "\"email\":\"%1$s\"}";
        SavedClient client = apple();
        JsonNode user = client.user(posted(client, new Visitor(), Map.of("user", String.format(posted, ann.email()))));
        assertThat(user.path("email").asText()).isEqualTo(email);
        assertThat(user.path("firstName").asText()).isEqualTo("Bea");
        assertThat(user.path("lastName").asText()).isEqualTo("Li");
        JsonNode again = client.user(posted(client, new Visitor(), Map.of("user", posted.replace("Bea", "Eve"))));
        assertThat(again).isEqualTo(user);
        assertThat(idp.requests("/token").get(0).form()).containsKey("code_verifier");
    }

    @Test
    void aNameThatIsPostedToAnotherClientIsNotTaken() {
        newcomer();
        SavedClient client = client(c -> {
            c.put("authorizationUri", idp.url("/authorize?response_mode=form_post"));
            SavedClient.basic(c).put("customerNamePattern", "%{firstName}");
        });
        Shown page = posted(client, new Visitor(), Map.of("user", "{\"name\":{\"firstName\":\"Bea\"}}"));
        assertThat(client.refusal(page)).isEqualTo("no_place");
    }

    @Test
    void anIdTokenThatIsNotForThisLoginLetsNobodyIn() {
        SavedClient client = client(c -> {});
        newcomer();
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("nonce", "another"),
                Map.of("aud", "another"),
                Map.of("sub", "another"),
                Map.of("exp", 1),
                Map.of("nonce", 1))) {
            idp.claims(claims -> {
                claims.putAll(wrong);
                return claims;
            });
            assertThat(client.refusal()).as(wrong.toString()).isEqualTo("no_answer");
        }
        idp.claims(claims -> claims);
        idp.signWithAnother();
        assertThat(client.refusal()).isEqualTo("no_answer");
    }

    @Test
    void aStateThatIsNotThisBrowsersLetsNobodyIn() {
        SavedClient client = client(c -> {});
        newcomer();
        URI answer = answerFor(client, new Visitor());
        Shown page = new Visitor().open(answer.toString());
        assertThat(page.landed()).isFalse();
        assertThat(page.status()).isEqualTo(400);
        assertThat(idp.requests("/token")).isEmpty();
        String callback = answer.toString().replaceAll("\\?.*", "");
        for (String query :
                List.of("?code=1", "?code=1&state=", "?code=1&state=x", "?code=1&state=x.y.z", "?state=x")) {
            assertThat(new Visitor().open(callback + query).status()).as(query).isEqualTo(400);
            assertThat(new Visitor()
                            .post(callback, Visitor.parameters(query.substring(1)))
                            .status())
                    .as("posted " + query)
                    .isEqualTo(400);
        }
    }

    /** The provider's redirect, not yet followed. */
    private static URI answerFor(SavedClient client, Visitor visitor) {
        URI keycloak = visitor.sentTo(client.beginning());
        URI broker = visitor.sentTo(keycloak.toString());
        URI provider = visitor.sentTo(broker.toString());
        return visitor.sentTo(provider.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://idp.example/authorize",
                "ftp://idp.example/",
                "javascript:alert(1)",
                "no url {",
                "${vault.url}"
            })
    void aUrlToWhichNobodyCanBeSentIsAPage(String url) {
        assertThat(client(c -> c.put("authorizationUri", url)).refusal()).isEqualTo("not_configured");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://idp.example/", "no url {", "${vault.url}", "https://${vault.host}/", "https:///x"})
    void aUrlThatNobodyCanAskIsAPage(String url) {
        newcomer();
        assertThat(client(c -> c.put("accessTokenUri", url)).refusal()).isEqualTo("no_answer");
        assertThat(client(c -> c.put("userInfoUri", url)).refusal()).isEqualTo("no_answer");
        assertThat(client(c -> c.put("jwkSetUri", url)).refusal()).isEqualTo("no_answer");
        assertThat(plain(c -> c.put("userInfoUri", url)).refusal()).isEqualTo("no_answer");
    }

    /** Whoever may write a URL must not reach with it what only this server reaches. */
    @ParameterizedTest
    @ValueSource(
            strings = {"https://127.0.0.1:%d/", "http://127.0.0.1:%d/", "https://localhost:%d/", "http://[::1]:%d/"})
    void anAddressThatIsNotPublicIsNotConnectedTo(String url) {
        newcomer();
        try (Inside inside = Inside.open()) {
            String there = String.format(url, inside.port());
            assertThat(client(c -> c.put("accessTokenUri", there)).refusal()).isEqualTo("no_answer");
            assertThat(client(c -> c.put("userInfoUri", there)).refusal()).isEqualTo("no_answer");
            assertThat(client(c -> c.put("jwkSetUri", there)).refusal()).isEqualTo("no_answer");
            assertThat(plain(c -> c.put("userInfoUri", there)).refusal()).isEqualTo("no_answer");
            assertThat(inside.connections()).isZero();
        }
    }

    @Test
    void aProviderThatRedirectsIsNotFollowed() {
        newcomer();
        SavedClient client = client(c -> {});
        idp.tell("/token", request -> new Response(302, idp.url("/elsewhere"), ""));
        assertThat(client.refusal()).isEqualTo("no_answer");
        assertThat(idp.requests("/elsewhere")).isEmpty();
    }

    /** What a provider answers may be a secret, ours or its own. */
    @Test
    void whatAProviderAnswersStandsInNoLog() {
        newcomer();
        SavedClient plain = plain(c -> {});
        String secret = Secrets.used("word-" + UUID.randomUUID());
        String body = Json.text(Map.of("error", "invalid_client", "error_description", secret, "x", secret));
        for (String path : List.of("/token", "/userinfo", "/keys")) {
            for (int status : new int[] {200, 400, 500}) {
                idp.beforeEach(null);
                idp.tell(path, request -> new Response(status, "application/json", body));
                // A new one each time: keys are remembered.
                assertThat(client(c -> {}).refusal()).isEqualTo("no_answer");
                if (!path.equals("/keys")) {
                    assertThat(plain.refusal()).isEqualTo("no_answer");
                }
            }
        }
        assertThat(Secrets.foundIn(log())).isEmpty();
        assertThat(log()).contains("the token endpoint answered without an access token (400, invalid_client)");
    }

    private static String log() {
        try {
            return Files.readString(Server.log(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whoSaysNoThereIsBackAtTheLoginPage() {
        SavedClient client = client(c -> {});
        idp.tell(
                "/authorize",
                request -> new Response(
                        302,
                        request.query().get("redirect_uri") + "?"
                                + Visitor.encode(Map.of(
                                        "error",
                                        "access_denied",
                                        "state",
                                        request.query().get("state"))),
                        ""));
        realm.events().clear();
        Shown page = client.logIn();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("kc-page-title");
        assertThat(realm.events().list()).noneMatch(event -> event.type().equals("LOGIN"));
    }
}
