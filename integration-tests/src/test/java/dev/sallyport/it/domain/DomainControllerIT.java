package dev.sallyport.it.domain;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.AtOnce;
import dev.sallyport.it.fixtures.Json;
import dev.sallyport.it.fixtures.Tenant;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.oauth2client.NewClient;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** domain-controller as ThingsBoard has it (thingsboard-behaviour §11). */
class DomainControllerIT {

    private static final String DENIED = "You don't have permission to perform this operation!";
    private static final String TAKEN = "Domain with such name and scheme already exists!";
    private static final String UNKNOWN = "5d0a7b1e-3c52-4f0e-9d35-8a1c7f3b2e64";
    private static final String NULL_ID = "13814000-1dd2-11b2-8080-808080808080";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    @RegisterExtension
    static final TestRealm doomed =
            TestRealm.installed().named("doomed").setting("id", "5a11d000-0000-4000-8000-00000000d006");

    private static Tenant acme;
    private static Api asRoot;
    private static Api asAdmin;
    private static Api asCustomer;

    @BeforeAll
    static void people() {
        acme = realm.tenant("Acme");
        asRoot = realm.api().login(realm.user("root").sysAdmin().create());
        asAdmin = realm.api().login(realm.user("admin").tenantAdmin(acme).create());
        asCustomer = realm.api()
                .login(realm.user("customer")
                        .customerUser(acme.customer("Shop"))
                        .create());
    }

    @Test
    void aDomainIsMadeReadListedAndDeletedWithItsClientsStaying() {
        String google = NewClient.titled("Google").save(asRoot);
        String apple = NewClient.titled("Apple").save(asRoot);
        NewDomain domain = NewDomain.named("made.example");
        Answer made = domain.trySave(asRoot, google, apple, google);
        assertThat(made.json().fieldNames())
                .toIterable()
                .containsExactly("id", "createdTime", "tenantId", "name", "oauth2Enabled", "propagateToEdge");
        assertThat(made.json().at("/id/entityType").asText()).isEqualTo("DOMAIN");
        assertThat(made.json().at("/tenantId/id").asText()).isEqualTo(NULL_ID);
        assertThat(lastAdminEvent().path("resourceType").asText()).isEqualTo("SALLYPORT_DOMAIN");
        String id = made.json().at("/id/id").asText();

        JsonNode info = asRoot.get("/api/domain/info/" + id).json();
        assertThat(info.path("oauth2ClientInfos").findValuesAsText("title")).containsExactly("Apple", "Google");
        assertThat(info.at("/oauth2ClientInfos/0/providerName").asText()).isEqualTo("Idp");
        assertThat(titles(asRoot.get("/api/domain/infos?pageSize=10&page=0&textSearch=MADE")))
                .containsExactly("made.example");

        assertThat(asRoot.delete("/api/domain/" + id).status()).isEqualTo(200);
        assertError(asRoot.delete("/api/domain/" + id), 404, 32, "Domain with id [" + id + "] is not found");
        assertThat(asRoot.get("/api/oauth2/client/" + google).status()).isEqualTo(200);
    }

    @Test
    void linksStayWhenNoneAreSaidAndAreReplacedWhenSomeAre() {
        String one = NewClient.titled("One").save(asRoot);
        String two = NewClient.titled("Two").save(asRoot);
        NewDomain domain = NewDomain.named("links.example");
        String id = domain.save(asRoot, one);
        domain.save(asRoot);
        assertThat(linked(id)).containsExactly("One");
        domain.save(asRoot, two);
        assertThat(linked(id)).containsExactly("Two");
        assertThat(link(id, List.of(one, two, one)).text()).isEmpty();
        assertThat(linked(id)).containsExactly("One", "Two");
        assertThat(link(id, List.of()).status()).isEqualTo(200);
        assertThat(linked(id)).isEmpty();
        assertError(link(id, Json.of("[null]")), 400, 31, "Invalid entity id");
        assertError(link(id, List.of(UNKNOWN)), 404, 32, "Oauth2 client with id [" + UNKNOWN + "] is not found");
        assertError(link(UNKNOWN, List.of()), 404, 32, "Domain with id [" + UNKNOWN + "] is not found");
        assertError(link(id, Map.of()), 400, 31, "JSON parse error: the request body must be a list of UUIDs");
        link(id, List.of(one));
        asRoot.delete("/api/oauth2/client/" + one);
        assertThat(linked(id)).isEmpty();
    }

    @Test
    void nothingIsSavedWhenAClientIsUnknownOrATenants() {
        String foreign = NewClient.titled("Tenant's").save(asAdmin);
        NewDomain domain = NewDomain.named("nothing.example");
        assertError(domain.trySave(asRoot, UNKNOWN), 404, 32, "Oauth2 client with id [" + UNKNOWN + "] is not found");
        assertError(domain.trySave(asRoot, foreign), 403, 20, DENIED);
        assertError(
                domain.trySave(asRoot, "x"),
                400,
                31,
                "Method parameter 'oauth2ClientIds': Failed to convert value of type 'java.lang.String' to required"
                        + " type 'java.util.UUID[]'; Invalid UUID string: x");
        domain.json().putObject("id").put("entityType", "DOMAIN").put("id", UNKNOWN);
        assertError(domain.trySave(asRoot), 404, 32, "Domain with id [" + UNKNOWN + "] is not found");
        assertThat(titles(asRoot.get("/api/domain/infos?pageSize=10&page=0&textSearch=nothing")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Example.com", "example.com:8080", "a..b", "a.b.", "*.a.com", "http://a.com", "a b.com"})
    void namesThatAreNoneAreRefused(String name) {
        assertError(NewDomain.named(name).trySave(asRoot), 400, 31, "Domain name " + name + " is invalid");
    }

    @Test
    void aNameIsNeededAndBelongsToOneDomainAlsoWhenTwoAskAtOnce() {
        assertError(NewDomain.named(" ").trySave(asRoot), 400, 31, "Validation error: name must not be blank");
        assertError(
                NewDomain.named("a".repeat(256)).trySave(asRoot),
                400,
                31,
                "Validation error: name length must be equal or less than 255");
        List<Answer> answers =
                AtOnce.run(8, number -> NewDomain.named("wanted.example").trySave(asRoot));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertError(answer, 400, 31, TAKEN));
        NewDomain other = NewDomain.named("other.example");
        other.save(asRoot);
        other.json().put("name", "wanted.example");
        assertError(other.trySave(asRoot), 400, 31, TAKEN);
    }

    @Test
    void twoDomainsThatWantOneNameAtOnceAreNotBothRenamed() {
        List<NewDomain> domains = IntStream.range(0, 6)
                .mapToObj(number -> NewDomain.named("before-" + number + ".example"))
                .toList();
        domains.forEach(domain -> domain.save(asRoot));
        domains.forEach(domain -> domain.json().put("name", "after.example"));
        List<Answer> answers = AtOnce.run(6, number -> domains.get(number).trySave(asRoot));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertError(answer, 400, 31, TAKEN));
    }

    @Test
    void listsOfLinksAtOnceReplaceEachOther() {
        String one = NewClient.titled("At once 1").save(asRoot);
        String two = NewClient.titled("At once 2").save(asRoot);
        String id = NewDomain.named("at-once.example").save(asRoot);
        List<Answer> answers = AtOnce.run(6, number -> link(id, List.of(one, two)));
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(linked(id)).containsExactly("At once 1", "At once 2");
    }

    @Test
    void aRealmTakesItsDomainsWithIt() {
        Api root = doomed.api().login(doomed.user("root").sysAdmin().create());
        NewDomain.named("doomed.example").save(root, NewClient.titled("Doomed").save(root));
        doomed.delete();
        doomed.beforeAll(null); // the same id again
        Api newRoot = doomed.api().login(doomed.user("root").sysAdmin().create());
        assertThat(titles(newRoot.get("/api/domain/infos?pageSize=10&page=0"))).isEmpty();
        NewDomain.named("doomed.example").save(newRoot);
    }

    @Test
    void whatThingsBoardDoesNotKnowStaysWhenItsClientsSaveTheDomainAgain() {
        NewDomain domain = NewDomain.named("ours.example");
        ObjectNode json = domain.json();
        json.put("signUp", true).put("loginTheme", "sallyport");
        json.putObject("isolatedTenantId").put("entityType", "TENANT").put("id", acme.id());
        String id = domain.save(asRoot);
        json.remove(List.of("signUp", "loginTheme", "isolatedTenantId"));
        domain.save(asRoot);
        JsonNode kept = asRoot.get("/api/domain/info/" + id).json();
        assertThat(kept.path("signUp").asBoolean()).isTrue();
        assertThat(kept.path("loginTheme").asText()).isEqualTo("sallyport");
        assertThat(kept.at("/isolatedTenantId/id").asText()).isEqualTo(acme.id());
        json.put("signUp", false).putNull("loginTheme").putNull("isolatedTenantId");
        assertThat(domain.trySave(asRoot).json().fieldNames())
                .toIterable()
                .doesNotContain("signUp", "loginTheme", "isolatedTenantId");
        json.put("loginTheme", "nowhere");
        json.putObject("isolatedTenantId").put("entityType", "TENANT").put("id", UNKNOWN);
        assertError(
                domain.trySave(asRoot),
                400,
                31,
                "Validation error: isolatedTenantId must be a tenant, loginTheme must be a login theme of this server");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/domain/infos?pageSize=1&page=0",
        "GET,/api/domain/info/" + UNKNOWN,
        "DELETE,/api/domain/" + UNKNOWN,
        "PUT,/api/domain/" + UNKNOWN + "/oauth2Clients"
    })
    void onlySystemAdministratorsManageDomains(String method, String path) {
        Object body = method.equals("PUT") ? List.of() : null;
        assertError(asAdmin.send(method, path, body), 403, 20, DENIED);
        assertError(asCustomer.send(method, path, body), 403, 20, DENIED);
        assertError(realm.api().send(method, path, body), 401, 10, "Authentication failed");
    }

    @Test
    void whoMayNotSaveIsToldWhatIsWrongFirstAsThingsBoardDoes() {
        assertError(asAdmin.post("/api/domain", Map.of()), 400, 31, "Validation error: name must not be blank");
        assertError(NewDomain.named("denied.example").trySave(asAdmin), 403, 20, DENIED);
        assertError(
                asRoot.get("/api/domain/infos?pageSize=1&page=0&sortProperty=loginTheme"),
                400,
                31,
                "sortProperty must be one of createdTime, id, name, oauth2Enabled, propagateToEdge, tenantId");
    }

    private static Answer link(String id, Object body) {
        return asRoot.put("/api/domain/" + id + "/oauth2Clients", body);
    }

    private static List<String> linked(String id) {
        return asRoot.get("/api/domain/info/" + id)
                .json()
                .path("oauth2ClientInfos")
                .findValuesAsText("title");
    }

    private static List<String> titles(Answer page) {
        return StreamSupport.stream(page.json().path("data").spliterator(), false)
                .map(domain -> domain.path("name").asText())
                .toList();
    }

    private static JsonNode lastAdminEvent() {
        return realm.events().admin().get(0);
    }
}
