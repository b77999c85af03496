package dev.sallyport.it.oauth2client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Json;
import dev.sallyport.it.fixtures.Secrets;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.oauth2client.Visitor.Shown;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** An OAuth2 client that is there. */
record SavedClient(TestRealm realm, String id) {

    /** What is posted to make one of the server's: OpenID Connect, secret in the body, makes active users by domain. */
    static ObjectNode of(ProviderServer idp) {
        ObjectNode client = Json.object();
        client.put("title", "At " + UUID.randomUUID());
        client.put("clientId", ProviderServer.CLIENT);
        client.put("clientSecret", Secrets.used("secret-" + UUID.randomUUID()));
        client.put("authorizationUri", idp.url("/authorize"));
        client.put("accessTokenUri", idp.url("/token"));
        client.put("userInfoUri", idp.url("/userinfo"));
        client.put("jwkSetUri", idp.url("/keys"));
        client.putArray("scope").add("openid").add("email");
        client.put("userNameAttributeName", "email");
        client.put("clientAuthenticationMethod", "POST");
        client.put("loginButtonLabel", "Elsewhere");
        client.putArray("platforms");
        client.putObject("additionalInfo").put("providerName", "Elsewhere");
        ObjectNode mapper = client.putObject("mapperConfig");
        mapper.put("type", "BASIC").put("allowUserCreation", true).put("activateUser", true);
        mapper.putObject("basic")
                .put("emailAttributeKey", "email")
                .put("firstNameAttributeKey", "given_name")
                .put("lastNameAttributeKey", "family_name")
                .put("tenantNameStrategy", "DOMAIN");
        return client;
    }

    /** The same without ID tokens. */
    static ObjectNode plain(ProviderServer idp) {
        ObjectNode client = of(idp);
        client.putNull("jwkSetUri");
        client.putArray("scope").add("user");
        return client;
    }

    static ObjectNode basic(ObjectNode client) {
        return (ObjectNode) client.at("/mapperConfig/basic");
    }

    static ObjectNode mapper(ObjectNode client) {
        return (ObjectNode) client.path("mapperConfig");
    }

    static SavedClient saved(TestRealm realm, Api owner, ObjectNode client, Consumer<ObjectNode> change) {
        change.accept(client);
        Answer answer = owner.post("/api/oauth2/client", client);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return new SavedClient(realm, answer.json().at("/id/id").asText());
    }

    String beginning() {
        return realm.url() + "/oauth2/authorization/" + id;
    }

    /** By which name Keycloak knows it. */
    String alias() {
        for (JsonNode provider : realm.admin().get(realm.path("/identity-provider/instances"))) {
            if (provider.path("internalId").asText().equals(id)) {
                return provider.path("alias").asText();
            }
        }
        throw new AssertionError("No identity provider " + id);
    }

    Shown logIn() {
        return new Visitor().open(beginning());
    }

    /** What it tells about whoever came in. */
    JsonNode user() {
        return user(logIn());
    }

    JsonNode user(Shown landing) {
        Answer user = realm.api().as(tokens(landing).field("token")).get("/api/auth/user");
        assertThat(user.status()).as(user.toString()).isEqualTo(200);
        return user.json();
    }

    /** What the code is worth with which somebody landed. */
    Answer tokens(Shown landing) {
        assertThat(landing.landed()).as(landing.toString()).isTrue();
        assertThat(landing.parameter("code")).as(landing.at().toString()).isNotEmpty();
        return realm.api()
                .header("Cookie", landing.cookies())
                .post("/api/noauth/oauth2/token", Map.of("code", Secrets.used(landing.parameter("code"))));
    }

    /** Why nobody came in, as the event says. */
    String refusal() {
        return refusal(logIn());
    }

    String refusal(Shown page) {
        assertThat(page.landed()).as(page.toString()).isFalse();
        assertThat(page.status()).isLessThan(500);
        return realm.events().list().stream()
                .filter(event -> event.type().equals("IDENTITY_PROVIDER_LOGIN_ERROR"))
                .filter(event -> event.detail("identity_provider").equals(alias()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No event of a refusal; the page is " + page))
                .detail("reason");
    }
}
