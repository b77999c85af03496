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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** o-auth-2-config-template-controller as ThingsBoard has it (thingsboard-behaviour §10). */
class ClientTemplateIT {

    private static final String PATH = "/api/oauth2/config/template";
    private static final String DENIED = "You don't have permission to perform this operation!";
    private static final String UNKNOWN = "5d0a7b1e-3c52-4f0e-9d35-8a1c7f3b2e64";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    private static Api asRoot;
    private static Api asAdmin;
    private static Api asCustomer;

    @BeforeAll
    static void people() {
        Tenant acme = realm.tenant("Acme");
        asRoot = realm.api().login(realm.user("root").sysAdmin().create());
        asAdmin = realm.api().login(realm.user("admin").tenantAdmin(acme).create());
        asCustomer = realm.api()
                .login(realm.user("customer")
                        .customerUser(acme.customer("Shop"))
                        .create());
    }

    @Test
    void theFourOfThingsBoardAreThereAndADeletedOneStaysDeleted() {
        JsonNode all = asAdmin.get(PATH).json();
        assertThat(all.findValuesAsText("providerId")).startsWith("Google", "Facebook", "Github", "Apple");
        JsonNode google = all.get(0);
        assertThat(google.path("mapperConfig"))
                .isEqualTo(Json.of("{'allowUserCreation':false,'activateUser':false,'type':'BASIC','basic':"
                        + "{'emailAttributeKey':'email','firstNameAttributeKey':'given_name',"
                        + "'lastNameAttributeKey':'family_name','tenantNameStrategy':'DOMAIN',"
                        + "'tenantNamePattern':null,'customerNamePattern':null,'defaultDashboardName':null,"
                        + "'alwaysFullScreen':false},'custom':null}"));
        assertThat(google.path("id").fieldNames()).toIterable().containsExactly("id");
        String apple = all.get(3).at("/id/id").asText();
        assertThat(asRoot.get(PATH).json().get(3).at("/id/id").asText()).isEqualTo(apple);
        assertThat(asRoot.delete(PATH + "/" + apple).status()).isEqualTo(200);
        assertThat(asRoot.delete(PATH + "/" + apple).status()).isEqualTo(200);
        assertThat(asRoot.get(PATH).json().findValuesAsText("providerId")).doesNotContain("Apple");
        assertError(asRoot.delete(PATH + "/xx"), 400, 31, "Invalid UUID string: xx");
    }

    @Test
    void oneIsMadeChangedAndMadeUnderAnIdOfTheClients() {
        ObjectNode template = template("Mine");
        template.withObject("/mapperConfig").put("allowUserCreation", true);
        Answer made = asRoot.post(PATH, template);
        assertThat(made.json().fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "createdTime",
                        "providerId",
                        "mapperConfig",
                        "authorizationUri",
                        "accessTokenUri",
                        "scope",
                        "userInfoUri",
                        "userNameAttributeName",
                        "jwkSetUri",
                        "clientAuthenticationMethod",
                        "comment",
                        "loginButtonIcon",
                        "loginButtonLabel",
                        "helpLink",
                        "name",
                        "additionalInfo");
        assertThat(made.json().at("/mapperConfig/allowUserCreation").asBoolean())
                .isFalse();
        assertThat(realm.events().admin().get(0).path("resourceType").asText()).isEqualTo("SALLYPORT_CLIENT_TEMPLATE");
        ObjectNode changed = ((ObjectNode) made.json()).put("providerId", "Mine 2");
        assertThat(asRoot.post(PATH, changed).json().at("/id/id"))
                .isEqualTo(made.json().at("/id/id"));
        assertThat(asRoot.get(PATH).json().findValuesAsText("providerId"))
                .contains("Mine 2")
                .doesNotContain("Mine");
        ObjectNode under = template("Under an id");
        under.putObject("id").put("id", UNKNOWN);
        assertThat(asRoot.post(PATH, under).json().at("/id/id").asText()).isEqualTo(UNKNOWN);
        assertError(
                asRoot.post(PATH, template("Mine 2")),
                400,
                31,
                "Client registration template with such providerId already exists!");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | Provider ID should be specified!",
                "{'providerId':'P'} | Mapper config should be specified!",
                "{'providerId':'P','mapperConfig':{}} | Validation error: type must not be null",
                "{'providerId':'P','mapperConfig':{'type':'CUSTOM'}} | Basic mapper config should be specified!",
                "{'providerId':'P','mapperConfig':{'type':'GITHUB','basic':{}}}"
                        + " | Validation error: scope must not be null",
                "{'providerId':'P','scope':[],'mapperConfig':{'type':'GITHUB','basic':"
                        + "{'firstNameAttributeKey':'12345678901234567890123456789012'}}}"
                        + " | Validation error: firstNameAttributeKey length must be equal or less than 31"
            })
    void whatIsWrongIsTold(String template, String message) {
        assertError(asRoot.post(PATH, Json.of(template)), 400, 31, message);
    }

    @Test
    void tenantsReadThemAndCustomersDoNot() {
        assertError(asCustomer.get(PATH), 403, 20, DENIED);
        assertError(asAdmin.post(PATH, Json.of("{}")), 403, 20, DENIED);
        assertError(asAdmin.delete(PATH + "/" + UNKNOWN), 403, 20, DENIED);
        assertError(realm.api().get(PATH), 401, 10, "Authentication failed");
    }

    private static ObjectNode template(String providerId) {
        ObjectNode template = Json.object().put("providerId", providerId).put("authorizationUri", "https://a.example");
        template.putArray("scope").add("email");
        template.putObject("mapperConfig")
                .put("type", "GITHUB")
                .putObject("basic")
                .put("tenantNameStrategy", "EMAIL");
        return template;
    }
}
