package dev.sallyport.it.oauth2client;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Json;
import dev.sallyport.it.fixtures.Tenant;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** o-auth-2-controller as ThingsBoard has it (thingsboard-behaviour §9.1, §9.2), and the same clients in the console. */
class OAuth2ClientControllerIT {

    private static final String DENIED = "You don't have permission to perform this operation!";
    private static final String UNKNOWN = "5d0a7b1e-3c52-4f0e-9d35-8a1c7f3b2e64";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    private static Api asRoot;
    private static Api asAdmin;
    private static Api asStranger;
    private static Api asCustomer;
    private static Tenant acme;

    @BeforeAll
    static void people() {
        acme = realm.tenant("Acme");
        asRoot = realm.api().login(realm.user("root").sysAdmin().create());
        asAdmin = realm.api().login(realm.user("admin").tenantAdmin(acme).create());
        asStranger = realm.api()
                .login(realm.user("stranger").tenantAdmin(realm.tenant("Other")).create());
        asCustomer = realm.api()
                .login(realm.user("customer")
                        .customerUser(acme.customer("Shop"))
                        .create());
    }

    @Test
    void whatIsSavedComesBackWholeAndTheEventHidesTheSecret() {
        NewClient client = NewClient.titled("My google");
        Answer saved = client.trySave(asRoot);
        assertThat(saved.json().fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "createdTime",
                        "additionalInfo",
                        "tenantId",
                        "title",
                        "mapperConfig",
                        "clientId",
                        "clientSecret",
                        "authorizationUri",
                        "accessTokenUri",
                        "scope",
                        "userInfoUri",
                        "userNameAttributeName",
                        "jwkSetUri",
                        "clientAuthenticationMethod",
                        "loginButtonLabel",
                        "loginButtonIcon",
                        "platforms",
                        "name");
        assertThat(saved.field("clientSecret")).isEqualTo(client.secret());
        assertThat(saved.field("name")).isEqualTo("My google");
        assertThat(saved.json().at("/tenantId/id").asText()).isEqualTo("13814000-1dd2-11b2-8080-808080808080");
        assertThat(saved.json().at("/mapperConfig/custom").isNull()).isTrue();
        String id = saved.json().at("/id/id").asText();
        assertThat(asRoot.get("/api/oauth2/client/" + id).json()).isEqualTo(saved.json());
        JsonNode event = realm.events().admin().get(0);
        assertThat(event.path("resourceType").asText()).isEqualTo("SALLYPORT_OAUTH2_CLIENT");
        assertThat(event.path("resourcePath").asText()).isEqualTo("sallyport/oauth2-clients/" + id);
        assertThat(event.path("representation").asText())
                .contains("\"clientSecret\":\"**********\"")
                .doesNotContain(client.secret());
        assertThat(asRoot.delete("/api/oauth2/client/" + id).status()).isEqualTo(200);
        assertError(asRoot.get("/api/oauth2/client/" + id), 404, 32, "Oauth2 client with id [" + id + "] is not found");
    }

    @Test
    void aKeyThatMayOnlyReadDoesNotReadTheSecret() {
        TestUser reader = realm.user("reader").tenantAdmin(acme).create();
        Map<String, Object> key = Map.of(
                "userId",
                Map.of("entityType", "USER", "id", reader.id()),
                "description",
                "Reader",
                "enabled",
                true,
                "readOnly",
                true);
        String value = realm.api().login(reader).post("/api/apiKey", key).field("value");
        Api byKey = realm.api().withKey(value);
        NewClient client = NewClient.titled("Not for readers");
        String id = client.save(asAdmin);
        Answer read = byKey.get("/api/oauth2/client/" + id);
        assertThat(read.field("clientSecret")).isEqualTo("**********");
        assertThat(read.text()).doesNotContain(client.secret());
        assertError(client.trySave(byKey), 403, 20, DENIED);
    }

    @Test
    void whatThingsBoardsOwnTestsSaveIsSaved() {
        NewClient client = NewClient.titled("Random")
                .with("authorizationUri", "kuXgHzVYqZ")
                .with("accessTokenUri", "not a uri {")
                .with("clientAuthenticationMethod", "zVYqZkuXgH");
        client.json().putNull("userInfoUri").putNull("jwkSetUri").putNull("additionalInfo");
        client.json().putArray("scope").add("a,b");
        ObjectNode mapper = client.mapper();
        mapper.put("type", "CUSTOM").putNull("basic");
        mapper.putObject("custom").put("url", "YqZ").put("sendToken", true);
        JsonNode saved = client.trySave(asAdmin).json();
        assertThat(saved.path("authorizationUri").asText()).isEqualTo("kuXgHzVYqZ");
        assertThat(saved.path("clientAuthenticationMethod").asText()).isEqualTo("zVYqZkuXgH");
        assertThat(saved.path("scope").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(saved.at("/mapperConfig/basic").isNull()).isTrue();
        assertThat(saved.at("/mapperConfig/custom").toString())
                .isEqualTo("{\"url\":\"YqZ\",\"username\":null,\"password\":null,\"sendToken\":true}");
        assertThat(saved.path("additionalInfo").isNull()).isTrue();
        NewClient empty = NewClient.titled("Empty mapper");
        empty.json().putObject("mapperConfig");
        assertThat(empty.trySave(asAdmin).json().at("/mapperConfig/type").isNull())
                .isTrue();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceEvenToWhoMayNotSave() {
        String all = "Validation error: accessTokenUri must not be blank, authorizationUri must not be blank,"
                + " clientAuthenticationMethod must not be blank, clientId must not be blank,"
                + " clientSecret must not be blank, loginButtonLabel must not be blank,"
                + " mapperConfig must not be null, scope must not be empty, title must not be blank,"
                + " userNameAttributeName must not be blank";
        assertError(asRoot.post("/api/oauth2/client", Map.of()), 400, 31, all);
        assertError(asCustomer.post("/api/oauth2/client", Map.of()), 400, 31, all);
        assertError(NewClient.titled("x").trySave(asCustomer), 403, 20, DENIED);
        assertError(
                NewClient.titled("t".repeat(101))
                        .with("clientId", "c".repeat(256))
                        .trySave(asRoot),
                400,
                31,
                "Validation error: clientId length must be equal or less than 255,"
                        + " title cannot be longer than 100 chars");
        assertError(
                NewClient.titled("<b>x</b>").with("loginButtonLabel", "x").trySave(asRoot),
                400,
                31,
                "Validation error: title is malformed");
        assertError(
                NewClient.titled("v").with("clientSecret", "${vault.key}").trySave(asAdmin),
                400,
                31,
                "Validation error: clientSecret must not be a reference to the vault");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'BASIC','basic':null} | Basic config should be specified!",
                "{'type':'APPLE','basic':{}} | Email attribute key should be specified!",
                "{'type':'GITHUB','basic':{'emailAttributeKey':'email'}}"
                        + " | Email attribute key cannot be configured for GITHUB mapper type!",
                "{'type':'GITHUB','basic':{}} | Tenant name strategy should be specified!",
                "{'type':'GITHUB','basic':{'tenantNameStrategy':'CUSTOM'}} | Tenant name pattern should be specified!",
                "{'type':'CUSTOM'} | Custom config should be specified!",
                "{'type':'CUSTOM','custom':{}} | Custom mapper URL should be specified!",
                "{'type':'OTHER'} | JSON parse error: type must be one of BASIC, CUSTOM, GITHUB, APPLE"
            })
    void aMapperThatCannotWorkIsRefused(String mapper, String message) {
        NewClient client = NewClient.titled("Mapper");
        client.json().set("mapperConfig", Json.of(mapper));
        assertError(client.trySave(asRoot), 400, 31, message);
    }

    @Test
    void everybodySeesTheClientsOfHisOwnScopeOnly() {
        String ours = NewClient.titled("Scope of a tenant").save(asAdmin);
        String systems = NewClient.titled("Scope of the system").save(asRoot);
        assertThat(asAdmin.get("/api/oauth2/client/" + ours)
                        .json()
                        .at("/tenantId/id")
                        .asText())
                .isEqualTo(acme.id());
        for (Answer denied : List.of(
                asAdmin.get("/api/oauth2/client/" + systems),
                asRoot.get("/api/oauth2/client/" + ours),
                asStranger.get("/api/oauth2/client/" + ours),
                asStranger.delete("/api/oauth2/client/" + ours),
                asStranger.get("/api/oauth2/client/infos?clientIds=" + ours),
                asCustomer.get("/api/oauth2/client/" + ours),
                asCustomer.get("/api/oauth2/loginProcessingUrl"))) {
            assertError(denied, 403, 20, DENIED);
        }
        NewClient stolen = NewClient.titled("Stolen");
        stolen.json().putObject("id").put("entityType", "OAUTH2_CLIENT").put("id", ours);
        assertError(stolen.trySave(asStranger), 403, 20, DENIED);
        assertThat(titles(asAdmin.get("/api/oauth2/client/infos?pageSize=100&page=0&textSearch=SCOPE")))
                .containsExactly("Scope of a tenant");
        assertThat(titles(asRoot.get("/api/oauth2/client/infos?pageSize=100&page=0&textSearch=scope")))
                .containsExactly("Scope of the system");
    }

    @Test
    void listsAreSortedAndPagedAndWithIdsTheyAreArrays() {
        String b = NewClient.titled("list b").save(asStranger);
        String a = NewClient.titled("list a").save(asStranger);
        Answer page = asStranger.get(
                "/api/oauth2/client/infos?pageSize=1&page=0&textSearch=list&sortProperty=title&sortOrder=DESC");
        assertThat(titles(page)).containsExactly("list b");
        assertThat(page.json().path("totalElements").asInt()).isEqualTo(2);
        JsonNode array = asStranger
                .get("/api/oauth2/client/infos?pageSize=1&page=0&clientIds=" + b + "," + a)
                .json();
        assertThat(array.findValuesAsText("title")).containsExactly("list a", "list b");
        assertThat(array.get(0).toString()).contains("\"providerName\":\"Idp\"").doesNotContain("Secret");
        assertThat(asStranger
                        .get("/api/oauth2/client/list?clientIds=" + a + "&clientIds=" + b)
                        .json())
                .isEqualTo(array);
        assertError(
                asStranger.get("/api/oauth2/client/list?clientIds=" + UNKNOWN),
                404,
                32,
                "Oauth2 client with id [" + UNKNOWN + "] is not found");
        assertError(
                asStranger.get("/api/oauth2/client/infos?pageSize=1&page=0&sortProperty=clientSecret"),
                400,
                31,
                "sortProperty must be one of clientId, createdTime, id, loginButtonLabel, platforms, scope, title");
        assertThat(asStranger.get("/api/oauth2/loginProcessingUrl").text()).isEqualTo("\"/login/oauth2/code/\"");
    }

    @Test
    void aClientIsAnIdentityProviderThatBothSidesCanChange() {
        NewClient client = NewClient.titled("Both sides");
        String id = client.save(asRoot);
        ObjectNode provider = provider(id);
        assertThat(provider.path("providerId").asText()).isEqualTo("sallyport-oidc");
        assertThat(provider.path("alias").asText()).matches("both-sides-[0-9a-f]{8}");
        assertThat(provider.at("/config/clientSecret").asText()).isEqualTo("**********");
        provider.put("displayName", "Renamed in the console");
        provider.withObject("/config")
                .put("tokenUrl", "https://console.example/token")
                .put("clientAuthMethod", "client_secret_basic")
                .put("guiOrder", "3");
        realm.admin().put(instance(provider), provider);
        ObjectNode mapper = mapper(provider);
        mapper.withObject("/config").put("emailAttributeKey", "mail").put("customerNamePattern", "%{unit}");
        realm.admin().put(instance(provider) + "/mappers/" + mapper.path("id").asText(), mapper);
        JsonNode seen = asRoot.get("/api/oauth2/client/" + id).json();
        assertThat(seen.path("loginButtonLabel").asText()).isEqualTo("Renamed in the console");
        assertThat(seen.path("title").asText()).isEqualTo("Both sides");
        assertThat(seen.path("accessTokenUri").asText()).isEqualTo("https://console.example/token");
        assertThat(seen.path("clientAuthenticationMethod").asText()).isEqualTo("BASIC");
        assertThat(seen.path("clientSecret").asText()).isEqualTo(client.secret());
        assertThat(seen.path("additionalInfo").toString()).isEqualTo("{\"providerName\":\"Idp\"}");
        assertThat(seen.at("/mapperConfig/basic/emailAttributeKey").asText()).isEqualTo("mail");
        assertThat(seen.at("/mapperConfig/basic/customerNamePattern").asText()).isEqualTo("%{unit}");

        asRoot.post("/api/oauth2/client", ((ObjectNode) seen).put("loginButtonLabel", "Renamed over the API"));
        assertThat(provider(id).path("displayName").asText()).isEqualTo("Renamed over the API");
        assertThat(provider(id).at("/config/guiOrder").asText()).isEqualTo("3");

        realm.admin().delete(instance(provider));
        assertError(asRoot.get("/api/oauth2/client/" + id), 404, 32, "Oauth2 client with id [" + id + "] is not found");
    }

    private static ObjectNode provider(String id) {
        return StreamSupport.stream(
                        realm.admin()
                                .get(realm.path("/identity-provider/instances"))
                                .spliterator(),
                        false)
                .filter(provider -> provider.path("internalId").asText().equals(id))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String instance(JsonNode provider) {
        return realm.path(
                "/identity-provider/instances/" + provider.path("alias").asText());
    }

    private static ObjectNode mapper(JsonNode provider) {
        JsonNode mappers = realm.admin().get(instance(provider) + "/mappers");
        assertThat(mappers).hasSize(1);
        assertThat(mappers.get(0).path("identityProviderMapper").asText()).isEqualTo("sallyport-oauth2-mapper");
        return (ObjectNode) mappers.get(0);
    }

    private static List<String> titles(Answer page) {
        return StreamSupport.stream(page.json().path("data").spliterator(), false)
                .map(client -> client.path("title").asText())
                .toList();
    }
}
