package dev.sallyport.it.selfregistration;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.it.domain.NewDomain;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Json;
import dev.sallyport.it.fixtures.Secrets;
import dev.sallyport.it.fixtures.Server;
import dev.sallyport.it.fixtures.Tenant;
import dev.sallyport.it.fixtures.TestRealm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How people sign up on a domain: who says it, what can be said, and what everybody can read of it. */
class SelfRegistrationParamsIT {

    private static final String PATH = "/api/selfRegistration/selfRegistrationParams";
    private static final String DENIED = "You don't have permission to perform this operation!";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    private static Api root;
    private static Tenant acme;
    private static Api acmes;
    private static Api others;
    private static Api customers;

    @BeforeAll
    static void people() {
        root = realm.api().login(realm.user("root").sysAdmin().create());
        acme = realm.tenant("Acme");
        acmes = realm.api().login(realm.user("ann").tenantAdmin(acme).create());
        others = realm.api()
                .login(realm.user("otto").tenantAdmin(realm.tenant("Other")).create());
        customers = realm.api()
                .login(realm.user("cora").customerUser(acme.customer("Shop")).create());
    }

    @Test
    void whatIsSavedComesBackWithoutTheSecret() {
        NewSelfRegistration wanted = wanted("saved.localhost")
                .captcha("v3", "site-key", Secrets.used("captcha-secret-" + UUID.randomUUID()))
                .privacyPolicy("<p>We keep <b>nothing</b>.</p>")
                .termsOfUse("<p>Be kind.</p>");
        ObjectNode json = wanted.json();
        json.put("customerTitlePrefix", "New ").put("approval", true);
        json.putArray("recipients").add("ops@acme.example");
        json.putObject("defaultDashboard")
                .put("id", UUID.randomUUID().toString())
                .put("fullscreen", true);
        json.putArray("permissions").addObject().put("roleName", "Read-Only").put("groupName", "Shared");
        json.putArray("signUpFields")
                .add(field("EMAIL", "Work e-mail", true))
                .add(field("PASSWORD", "", true))
                .add(field("PHONE", "", false));
        Answer saved = wanted.trySave(root);
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        JsonNode read = root.get(PATH + "?domainId=" + wanted.domainId()).json();
        assertThat(read).isEqualTo(saved.json());
        assertThat(read.at("/captcha").has("secretKey")).isFalse();
        assertThat(read.at("/captcha/siteKey").asText()).isEqualTo("site-key");
        assertThat(read.at("/captcha/minimumScore").asDouble()).isEqualTo(0.5);
        for (String member : List.of(
                "title",
                "customerTitlePrefix",
                "approval",
                "recipients",
                "defaultDashboard",
                "permissions",
                "signUpFields",
                "privacyPolicy",
                "termsOfUse",
                "domainId",
                "tenantId")) {
            assertThat(read.path(member)).as(member).isEqualTo(json.path(member));
        }
        assertThat(realm.events().admin().stream()
                        .filter(event -> event.path("resourceType").asText().equals("SALLYPORT_SELF_REGISTRATION"))
                        .map(event -> event.path("operationType").asText()))
                .contains("CREATE");
    }

    @Test
    void aSecretThatIsLeftOutStays() {
        NewSelfRegistration wanted =
                wanted("secret.localhost").captcha("v2", "key", Secrets.used("s-" + UUID.randomUUID()));
        wanted.save(root);
        ((ObjectNode) wanted.json().path("captcha")).remove("secretKey");
        assertThat(wanted.trySave(root).status()).isEqualTo(200);
        ((ObjectNode) wanted.json().path("captcha")).put("secretKey", "***");
        assertThat(wanted.trySave(root).status()).isEqualTo(200);
        ((ObjectNode) wanted.json().path("captcha")).put("version", "v3");
        assertError(wanted.trySave(root), 400, 31, "Validation error: secretKey must not be blank");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        NewSelfRegistration wanted = wanted("wrong.localhost").captcha("v4", "key with blanks", "x");
        ObjectNode json = wanted.json();
        json.put("title", "x".repeat(201)).put("showTermsOfUse", true).put("enabled", "yes");
        json.putArray("recipients").add("nobody");
        json.putArray("roles").add("no-such-role");
        json.putArray("groups").add(UUID.randomUUID().toString());
        json.putArray("signUpFields").add(field("EMAIL", "", true)).add(field("EMAIL", "", true));
        json.putObject("defaultDashboard").put("id", "first");
        ((ObjectNode) json.path("captcha")).put("minimumScore", 2).put("logActionName", "sign up!");
        Answer refused = wanted.trySave(root);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field("message"))
                .startsWith("Validation error: ")
                .contains(
                        "title length must be equal or less than 200",
                        "termsOfUse must not be blank",
                        "enabled must be true or false",
                        "recipients must be a list of at most 50 e-mail addresses",
                        "roles must be roles of the realm",
                        "groups must be ids of groups of the realm",
                        "signUpFields must have EMAIL and PASSWORD",
                        "id must be a UUID",
                        "version must be v2, v3 or enterprise",
                        "siteKey must match",
                        "minimumScore must be a number from 0 to 1",
                        "logActionName must match");
        assertError(root.get(PATH + "?domainId=" + wanted.domainId()), 404, 32, "Requested item wasn't found!");
        assertError(root.post(PATH, Map.of("enabled", true)), 400, 31, "Validation error: domainId must not be null");
        json.putObject("domainId")
                .put("entityType", "DOMAIN")
                .put("id", UUID.randomUUID().toString());
        assertThat(wanted.trySave(root).status()).isEqualTo(404);
    }

    @Test
    void strangersGetNoPower() {
        realm.admin().post(realm.path("/roles"), Map.of("name", "helper"));
        realm.admin().post(realm.path("/roles"), Map.of("name", "deputy"));
        JsonNode sysAdmin = realm.admin().get(realm.path("/roles/SYS_ADMIN"));
        realm.admin().post(realm.path("/roles/deputy/composites"), List.of(sysAdmin));
        NewSelfRegistration wanted = wanted("power.localhost");
        for (String role : List.of("SYS_ADMIN", "TENANT_ADMIN", "deputy")) {
            wanted.json().putArray("roles").add(role);
            assertError(wanted.trySave(root), 400, 31, "Validation error: roles must not be an administrator's");
        }
        wanted.json().putArray("roles").add("helper");
        wanted.save(root);
        // A tenant's administrator keeps or removes what was chosen, and adds nothing.
        assertThat(wanted.trySave(acmes).status()).isEqualTo(200);
        wanted.json().putArray("roles").add("helper").add("offline_access");
        assertError(
                wanted.trySave(acmes), 400, 31, "Validation error: roles can only be chosen by a system administrator");
        wanted.json().putArray("roles");
        assertThat(wanted.trySave(acmes).status()).isEqualTo(200);
    }

    @Test
    void aTenantsAdministratorSaysItForHisDomainsOnly() {
        NewSelfRegistration free = wanted("free.localhost");
        assertError(free.trySave(acmes), 403, 20, DENIED);
        free.save(root);
        assertThat(free.trySave(acmes).status()).isEqualTo(200);
        assertError(free.trySave(others), 403, 20, DENIED);
        assertError(free.trySave(customers), 403, 20, DENIED);
        assertError(realm.api().post(PATH, free.json()), 401, 10, "Authentication failed");
        String query = PATH + "?domainId=" + free.domainId();
        assertThat(acmes.get(query).json().at("/domainId/id").asText()).isEqualTo(free.domainId());
        assertError(others.get(query), 404, 32, "Requested item wasn't found!");
        assertError(others.get(PATH), 404, 32, "Requested item wasn't found!");
        assertError(customers.get(query), 403, 20, DENIED);
        assertError(others.delete(query), 404, 32, "Requested item wasn't found!");
        NewDomain isolated = NewDomain.named("isolated-for-acme.localhost");
        isolated.json()
                .putObject("isolatedTenantId")
                .put("entityType", "TENANT")
                .put("id", acme.id());
        NewSelfRegistration own = NewSelfRegistration.ofDomain(isolated.save(root), acme);
        assertError(own.trySave(others), 403, 20, DENIED);
        // Whatever tenant he names, it is his own.
        own.json()
                .putObject("tenantId")
                .put("entityType", "TENANT")
                .put("id", UUID.randomUUID().toString());
        assertThat(own.trySave(acmes).json().at("/tenantId/id").asText()).isEqualTo(acme.id());
        assertThat(acmes.delete(PATH + "?domainId=" + own.domainId()).status()).isEqualTo(200);
    }

    @Test
    void everybodyReadsWhatThePageOfHisHostShows() {
        NewSelfRegistration wanted = wanted("page.localhost")
                .captcha("v3", "public-key", Secrets.used("p-" + UUID.randomUUID()))
                .privacyPolicy("<h2>Privacy</h2><script>alert(1)</script>");
        wanted.save(root);
        Api page = at("page.localhost");
        JsonNode params = page.get("/api/noauth/selfRegistration/signUpSelfRegistrationParams")
                .json();
        assertThat(params.path("title").asText()).isEqualTo("Welcome to Acme");
        assertThat(params.path("showPrivacyPolicy").asBoolean()).isTrue();
        assertThat(params.path("showTermsOfUse").asBoolean()).isFalse();
        assertThat(params.path("signUpFields")).hasSize(4);
        assertThat(params.has("tenantId")).isFalse();
        JsonNode captcha = page.get("/api/noauth/signup/recaptchaParams").json();
        assertThat(captcha).isEqualTo(params.path("captcha"));
        assertThat(captcha.path("captchaSiteKey").asText()).isEqualTo("public-key");
        assertThat(captcha.path("captchaVersion").asText()).isEqualTo("v3");
        assertThat(captcha.path("captchaAction").asText()).isEqualTo("signup");
        assertThat(page.get("/api/noauth/signup/recaptchaPublicKey").json().asText())
                .isEqualTo("public-key");
        assertThat(page.get("/api/noauth/selfRegistration/privacyPolicy").json().asText())
                .isEqualTo("<h2>Privacy</h2>");
        assertThat(page.get("/api/noauth/selfRegistration/termsOfUse").status()).isEqualTo(404);
        // Elsewhere there is nothing, and where it is switched off.
        for (Api elsewhere : List.of(realm.api(), at("other.localhost"))) {
            assertThat(elsewhere
                            .get("/api/noauth/selfRegistration/signUpSelfRegistrationParams")
                            .status())
                    .isEqualTo(404);
            assertThat(elsewhere
                            .get("/api/noauth/signup/recaptchaParams")
                            .json()
                            .path("captchaSiteKey")
                            .isNull())
                    .isTrue();
            assertThat(elsewhere
                            .get("/api/noauth/signup/recaptchaPublicKey")
                            .json()
                            .asText())
                    .isEmpty();
        }
        wanted.json().put("enabled", false);
        wanted.save(root);
        assertThat(page.get("/api/noauth/selfRegistration/privacyPolicy").status())
                .isEqualTo(404);
    }

    @Test
    void theSignUpLinkOfTheDomainFollows() {
        NewSelfRegistration wanted = wanted("link.localhost");
        String domain = "/api/domain/info/" + wanted.domainId();
        assertThat(root.get(domain).json().path("signUp").asBoolean()).isFalse();
        wanted.save(root);
        assertThat(root.get(domain).json().path("signUp").asBoolean()).isTrue();
        assertThat(root.delete(PATH + "?domainId=" + wanted.domainId()).status())
                .isEqualTo(200);
        assertThat(root.get(domain).json().path("signUp").asBoolean()).isFalse();
        wanted.save(root);
        root.delete("/api/domain/" + wanted.domainId());
        assertThat(root.get(PATH + "?domainId=" + wanted.domainId()).status()).isEqualTo(404);
    }

    /** The corpus that the sanitiser's own test has, through the API. */
    @Test
    void richTextIsHarmlessInAndOut() throws IOException {
        List<String> vectors = Files.readAllLines(Path.of("../core/src/test/resources/xss-vectors.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("# "))
                .toList();
        String all = "<p>begin</p>" + String.join("<hr>", vectors) + "<p>end</p>";
        wanted("xss.localhost").privacyPolicy(all).termsOfUse(all).save(root);
        for (String text : List.of("privacyPolicy", "termsOfUse")) {
            String shown = at("xss.localhost")
                    .get("/api/noauth/selfRegistration/" + text)
                    .json()
                    .asText();
            assertThat(shown).contains("begin");
            assertThat(shown.toLowerCase(Locale.ROOT))
                    .doesNotContain(
                            "<script", "<img", "<svg", "<iframe", "<form", "<style", "<input", "href=\"javascript")
                    .doesNotContainPattern("<[a-z][^>]*\\s(?:on\\w+|style|id|class|src|action)\\s*=");
        }
    }

    private static NewSelfRegistration wanted(String domain) {
        return NewSelfRegistration.on(domain, acme, root);
    }

    private static Api at(String host) {
        return realm.api().header("Host", host + ":" + Server.url().getPort());
    }

    private static ObjectNode field(String id, String label, boolean required) {
        return Json.object().put("id", id).put("label", label).put("required", required);
    }
}
