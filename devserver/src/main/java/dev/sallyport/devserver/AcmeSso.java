package dev.sallyport.devserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;

/**
 * "Acme SSO" of the demo: another realm of the same server as somebody else's OpenID provider, and what the system
 * administrator saves over the API so that the people there can log in at {@code acme.localhost}. The domain itself stands
 * in the realm's file.
 */
final class AcmeSso {

    private static final ObjectMapper JSON = new JsonMapper();

    private static final String FILE = "realm-config/demo/acme-sso.json";
    private static final String DOMAIN = "acme.localhost";
    private static final String USER = "sysadmin@thingsboard.org";
    private static final String PASSWORD = "sysadmin";
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;

    AcmeSso(URI server) {
        this.server = server;
    }

    static RealmFile realm(Path home) {
        return DemoRealm.part(home, FILE, Map.of());
    }

    static String loginPage(int port) {
        return "http://" + DOMAIN + ":" + port + "/realms/" + DemoRealm.NAME + "/account";
    }

    /** Saves the client and links the domain to it, unless the domain has clients. False when the API does not let us. */
    boolean save() {
        try {
            String token = call("POST", "auth/login", "", login()).path("token").asText();
            JsonNode known = call("GET", "domain/infos?pageSize=1&page=0&textSearch=" + DOMAIN, token, null);
            JsonNode domain = known.at("/data/0");
            if (domain.path("oauth2ClientInfos").isEmpty()) {
                String id = domain.isMissingNode()
                        ? domain(token)
                        : domain.at("/id/id").asText();
                link(id, token);
            }
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** For data of a demo whose domain was deleted. */
    private String domain(String token) throws IOException, InterruptedException {
        ObjectNode domain = JSON.createObjectNode().put("name", DOMAIN).put("oauth2Enabled", true);
        return call("POST", "domain", token, domain).at("/id/id").asText();
    }

    private void link(String domainId, String token) throws IOException, InterruptedException {
        String id = call("POST", "oauth2/client", token, client()).at("/id/id").asText();
        call(
                "PUT",
                "domain/" + domainId + "/oauth2Clients",
                token,
                JSON.createArrayNode().add(id));
    }

    private static ObjectNode login() {
        return JSON.createObjectNode().put("username", USER).put("password", PASSWORD);
    }

    private ObjectNode client() {
        URI provider = server.resolve("/realms/acme-sso/protocol/openid-connect/");
        ObjectNode client = JSON.createObjectNode()
                .put("title", "Acme SSO")
                .put("clientId", "thingsboard")
                .put("clientSecret", "acme-demo-secret")
                .put("authorizationUri", provider.resolve("auth").toString())
                .put("accessTokenUri", provider.resolve("token").toString())
                .put("userInfoUri", provider.resolve("userinfo").toString())
                .put("jwkSetUri", provider.resolve("certs").toString())
                .put("userNameAttributeName", "email")
                .put("clientAuthenticationMethod", "POST")
                .put("loginButtonLabel", "Acme SSO")
                .put("loginButtonIcon", "domain");
        client.putArray("scope").add("openid").add("email").add("profile");
        client.putArray("platforms").add("WEB");
        client.putObject("additionalInfo").put("providerName", "Acme");
        client.set("mapperConfig", mapper());
        return client;
    }

    /** Whoever is not known becomes a user of his department in "Tenant B". */
    private static ObjectNode mapper() {
        ObjectNode mapper = JSON.createObjectNode()
                .put("type", "BASIC")
                .put("allowUserCreation", true)
                .put("activateUser", true);
        mapper.putObject("basic")
                .put("emailAttributeKey", "email")
                .put("firstNameAttributeKey", "given_name")
                .put("lastNameAttributeKey", "family_name")
                .put("tenantNameStrategy", "CUSTOM")
                .put("tenantNamePattern", "Tenant B")
                .put("customerNamePattern", "Acme %{department}");
        return mapper;
    }

    private JsonNode call(String method, String path, String token, JsonNode body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        server.resolve("/realms/" + DemoRealm.NAME + "/api/" + path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        if (!token.isEmpty()) {
            request.header("X-Authorization", "Bearer " + token);
        }
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }
}
