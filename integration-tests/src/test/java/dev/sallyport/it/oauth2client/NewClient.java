package dev.sallyport.it.oauth2client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Json;
import dev.sallyport.it.fixtures.Secrets;
import java.util.UUID;

/** What somebody saves to make an OAuth2 client: whole, and to be changed member by member. */
public final class NewClient {

    private final String secret = Secrets.used("Secret-" + UUID.randomUUID());
    private final ObjectNode json = Json.object();

    private NewClient(String title) {
        json.put("title", title)
                .put("clientId", "sallyport")
                .put("clientSecret", secret)
                .put("authorizationUri", "https://idp.example/auth")
                .put("accessTokenUri", "https://idp.example/token")
                .put("userInfoUri", "https://idp.example/userinfo")
                .put("jwkSetUri", "https://idp.example/certs")
                .put("userNameAttributeName", "email")
                .put("clientAuthenticationMethod", "POST")
                .put("loginButtonLabel", title)
                .put("loginButtonIcon", "google-logo");
        json.putArray("scope").add("openid").add("email");
        json.putArray("platforms");
        json.putObject("additionalInfo").put("providerName", "Idp");
        mapper().put("allowUserCreation", true).put("activateUser", true).put("type", "BASIC");
        basic().put("emailAttributeKey", "email").put("tenantNameStrategy", "DOMAIN");
    }

    public static NewClient titled(String title) {
        return new NewClient(title);
    }

    public NewClient with(String member, String value) {
        json.put(member, value);
        return this;
    }

    /** The members of {@code mapperConfig}. */
    public ObjectNode mapper() {
        return json.withObject("/mapperConfig");
    }

    /** The members of {@code mapperConfig.basic}. */
    public ObjectNode basic() {
        return mapper().withObject("/basic");
    }

    public ObjectNode json() {
        return json;
    }

    String secret() {
        return secret;
    }

    public Answer trySave(Api api) {
        return api.post("/api/oauth2/client", json);
    }

    /** Its id. */
    public String save(Api api) {
        Answer answer = trySave(api);
        if (answer.status() != 200) {
            throw new AssertionError("not saved: " + answer);
        }
        return answer.json().at("/id/id").asText();
    }
}
