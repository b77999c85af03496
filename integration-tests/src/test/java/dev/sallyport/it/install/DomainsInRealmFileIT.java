package dev.sallyport.it.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Json;
import dev.sallyport.it.fixtures.Server;
import dev.sallyport.it.fixtures.TestRealm;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A realm's file names domains, and says how people sign up there. */
@TestMethodOrder(OrderAnnotation.class)
class DomainsInRealmFileIT {

    private static final String ATTRIBUTE = "sallyport.domains";
    private static final String PARAMS = "/api/selfRegistration/selfRegistrationParams";
    private static final String PAGE = "/api/noauth/selfRegistration/signUpSelfRegistrationParams";
    private static final String FILES = "files.localhost";
    private static final String LATER = "later.localhost";
    private static final String WRONG = "wrong.localhost";

    private static final Map<String, Object> SIGN_UP = Map.of(
            "title",
            "From the file",
            "captcha",
            Map.of("version", "v2", "siteKey", "key", "secretKey", "${vault.captcha}"),
            "showTermsOfUse",
            true,
            "termsOfUse",
            "<p>Be kind.<script>alert(1)</script></p>",
            "customerTitlePrefix",
            "New ");

    @RegisterExtension
    static final TestRealm realm = imported(TestRealm.installed(), wanted(FILES, "acme", SIGN_UP));

    @RegisterExtension
    static final TestRealm broken =
            imported(TestRealm.plain(), wanted(WRONG, "nobody", SIGN_UP)).named("broken");

    @Test
    @Order(1)
    void whoImportsTheFileHasTheDomains() {
        JsonNode page = page(FILES).json();
        assertThat(page.path("title").asText()).isEqualTo("From the file");
        assertThat(page.at("/captcha/captchaVersion").asText()).isEqualTo("v2");
        assertThat(page.path("showTermsOfUse").asBoolean()).isTrue();
        JsonNode domain =
                root().get("/api/domain/infos?page=0&pageSize=9").json().at("/data/0");
        assertThat(domain.path("name").asText()).isEqualTo(FILES);
        assertThat(domain.path("signUp").asBoolean()).isTrue();
        JsonNode settings = settings();
        assertThat(domain.at("/isolatedTenantId/id")).isEqualTo(settings.at("/tenantId/id"));
        assertThat(settings.path("customerTitlePrefix").asText()).isEqualTo("New ");
        assertThat(settings.path("termsOfUse").asText()).isEqualTo("<p>Be kind.</p>");
        assertThat(settings.at("/captcha/secretKey").isMissingNode()).isTrue();
    }

    @Test
    @Order(2)
    void whatIsChangedAfterwardsStaysUntilTheFileChanges() {
        var changed = Json.object().put("title", "By hand");
        changed.set("domainId", settings().path("domainId"));
        assertThat(root().post(PARAMS, changed).status()).isEqualTo(200);
        assertThat(install("").findValuesAsText("type")).doesNotContain("domain");
        Server.restart();
        assertThat(page(FILES).json().path("title").asText()).isEqualTo("By hand");
        attribute(text(wanted(FILES, "Acme", Map.of("title", "From the next file"))));
        Server.restart();
        assertThat(page(FILES).json().path("title").asText()).isEqualTo("From the next file");
    }

    @Test
    @Order(3)
    void theInstallerSaysWhichDomainsItWouldChange() {
        attribute(text(wanted(LATER, "acme", SIGN_UP)));
        assertThat(domains(install("?dryRun"))).containsExactly(LATER);
        assertThat(page(LATER).status()).isEqualTo(404);
        assertThat(domains(install(""))).containsExactly(LATER);
        assertThat(page(LATER).json().path("title").asText()).isEqualTo("From the file");
        assertThat(page(FILES).json().path("title").asText()).isEqualTo("From the next file");
        assertThat(install("").path("changes")).isEmpty();
    }

    @Test
    @Order(4)
    void ofAFileWithMistakesNothingIsDone() {
        attribute(text(
                wanted("good.localhost", "acme", SIGN_UP),
                wanted(WRONG, "nobody", SIGN_UP),
                wanted("power.localhost", "acme", Map.of("title", "x".repeat(201), "roles", List.of("SYS_ADMIN"))),
                Map.of("name", "typo.localhost", "isolatd", true)));
        Answer refused = realm.admin().send("POST", realm.path("/sallyport/install"), null);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text())
                .contains(
                        "sallyport.domains[1] (wrong.localhost): ",
                        "tenant must be the alias or the name of an organization",
                        "sallyport.domains[2] (power.localhost): ",
                        "roles must not be an administrator's",
                        "title length must be equal or less than 200",
                        "sallyport.domains[3] (typo.localhost): ",
                        "is unknown")
                .doesNotContain("good.localhost");
        assertThat(page("good.localhost").status()).isEqualTo(404);
        attribute("{\"name\":\"none.localhost\"}");
        assertThat(realm.admin()
                        .send("POST", realm.path("/sallyport/install"), null)
                        .text())
                .contains("sallyport.domains must be a JSON array");
    }

    @Test
    @Order(5)
    void aRealmIsImportedAllTheSameAndTheLogNamesTheMistake() throws IOException {
        assertThat(broken.admin().get(broken.path("")).path("realm").asText()).isEqualTo(broken.name());
        assertThat(Files.readString(Server.log()))
                .contains("Realm '" + broken.name() + "': the domains of its file were not set up: Validation error: "
                        + "sallyport.domains[0] (wrong.localhost): tenant must be");
    }

    private static TestRealm imported(TestRealm realm, Map<String, Object> domain) {
        return realm.organizations()
                .setting("organizations", List.of(Map.of("name", "Acme", "alias", "acme", "enabled", true)))
                .setting("attributes", Map.of(ATTRIBUTE, text(domain)));
    }

    private static Map<String, Object> wanted(String name, String tenant, Map<String, Object> signUp) {
        return Map.of("name", name, "tenant", tenant, "isolated", FILES.equals(name), "selfRegistration", signUp);
    }

    private static String text(Object... domains) {
        return Json.text(List.of(domains));
    }

    private static Api root() {
        Api api = realm.api().header("Host", LATER + ":" + Server.url().getPort());
        return api.login(realm.user("root" + System.nanoTime()).sysAdmin().create());
    }

    private static JsonNode settings() {
        return root().get(PARAMS + "?domainId=" + domain().at("/id/id").asText())
                .json();
    }

    private static JsonNode domain() {
        return root().get("/api/domain/infos?page=0&pageSize=9&textSearch=" + FILES)
                .json()
                .at("/data/0");
    }

    private static Answer page(String host) {
        return realm.api().header("Host", host + ":" + Server.url().getPort()).get(PAGE);
    }

    private static JsonNode install(String query) {
        return realm.admin()
                .post(realm.path("/sallyport/install" + query), null)
                .json();
    }

    private static List<String> domains(JsonNode installation) {
        return StreamSupport.stream(installation.path("changes").spliterator(), false)
                .filter(change -> change.path("type").asText().equals("domain"))
                .map(change -> change.path("name").asText())
                .toList();
    }

    private static void attribute(String text) {
        JsonNode now = realm.admin().get(realm.path("")).path("attributes");
        Map<String, Object> attributes = new LinkedHashMap<>();
        now.properties().forEach(one -> attributes.put(one.getKey(), one.getValue()));
        attributes.put(ATTRIBUTE, text);
        realm.admin().put(realm.path(""), Map.of("attributes", attributes));
    }
}
