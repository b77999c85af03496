package dev.sallyport.it.oauth2client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Customer;
import dev.sallyport.it.fixtures.Event;
import dev.sallyport.it.fixtures.Secrets;
import dev.sallyport.it.fixtures.Server;
import dev.sallyport.it.fixtures.Tenant;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.oauth2client.ProviderServer.Request;
import dev.sallyport.it.oauth2client.ProviderServer.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who becomes which user by which client (thingsboard-behaviour §9.5, hardened as §15 no. 1, 2, 5 and 29 say). */
class ClientUsersIT {

    private static final String NULL_ID = "13814000-1dd2-11b2-8080-808080808080";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    @RegisterExtension
    static final ProviderServer idp = ProviderServer.started();

    private static Tenant acme;
    private static Tenant globex;
    private static TestUser root;
    private static Api sysAdmin;
    private static Api tenantAdmin;
    private static String domainId;

    @BeforeAll
    static void vouch() {
        realm.oauth2(Map.of("allowedHosts", List.of(idp.authority()), "gitHubEmailsUrl", idp.url("/emails")));
        acme = realm.tenant("acme");
        globex = realm.tenant("globex");
        root = realm.user("root").sysAdmin().create();
        sysAdmin = realm.api().login(root);
        tenantAdmin = realm.api().login(realm.user("admin").tenantAdmin(acme).create());
        domainId = sysAdmin.post("/api/domain", Map.of("name", Server.url().getHost(), "oauth2Enabled", true))
                .json()
                .at("/id/id")
                .asText();
    }

    /** A client of the system's, on the domain that the tests use. */
    private static SavedClient ofSystem(Consumer<ObjectNode> change) {
        SavedClient client = SavedClient.saved(realm, sysAdmin, SavedClient.of(idp), change);
        assertThat(sysAdmin.put("/api/domain/" + domainId + "/oauth2Clients", List.of(client.id()))
                        .status())
                .isEqualTo(200);
        return client;
    }

    private static SavedClient ofAcme(Consumer<ObjectNode> change) {
        return SavedClient.saved(realm, tenantAdmin, SavedClient.of(idp), change);
    }

    private static Consumer<ObjectNode> basic(String... pairs) {
        return client -> {
            for (int i = 0; i < pairs.length; i += 2) {
                SavedClient.basic(client).put(pairs[i], pairs[i + 1]);
            }
        };
    }

    private static String address(String domain) {
        return "u-" + UUID.randomUUID().toString().substring(0, 8) + "@" + domain;
    }

    /** The provider sends somebody whom it knows by this address. */
    private static Map<String, Object> sends(String email, Map<String, Object> more) {
        Map<String, Object> person = new LinkedHashMap<>(
                Map.of("sub", UUID.randomUUID().toString(), "email", email, "given_name", "Pat", "family_name", "Lee"));
        person.putAll(more);
        idp.sends(person);
        return person;
    }

    private static String tenantOf(JsonNode user) {
        return realm.admin()
                .get(realm.path("/organizations/" + user.at("/tenantId/id").asText()))
                .path("name")
                .asText();
    }

    @Test
    void anUnknownUserIsMadeInTheTenantOfHisMailDomain() {
        SavedClient client = ofSystem(basic("defaultDashboardName", "Pumps"));
        String email = address("initech.example");
        sends(email.toUpperCase(java.util.Locale.ROOT), Map.of());
        JsonNode user = client.user();
        assertThat(user.path("email").asText()).isEqualTo(email);
        assertThat(user.path("authority").asText()).isEqualTo("TENANT_ADMIN");
        assertThat(user.path("firstName").asText()).isEqualTo("Pat");
        assertThat(user.path("lastName").asText()).isEqualTo("Lee");
        assertThat(tenantOf(user)).isEqualTo("initech.example");
        assertThat(user.at("/customerId/id").asText()).isEqualTo(NULL_ID);
        assertThat(user.at("/additionalInfo/authProviderName").asText()).isEqualTo("Elsewhere");
        assertThat(user.at("/additionalInfo/defaultDashboardName").asText()).isEqualTo("Pumps");
        Event made = realm.events().last("REGISTER");
        assertThat(made.userId()).isEqualTo(user.at("/id/id").asText());
        assertThat(made.detail("identity_provider")).isEqualTo(client.alias());
        sends(address("initech.example"), Map.of());
        assertThat(client.user().at("/tenantId/id")).isEqualTo(user.at("/tenantId/id"));
    }

    @Test
    void theTenantCanBeNamedByTheAddressOrByAPattern() {
        String email = address("elsewhere.example");
        sends(email, Map.of());
        assertThat(tenantOf(ofSystem(basic("tenantNameStrategy", "EMAIL")).user()))
                .isEqualTo(email);
        SavedClient byPattern =
                ofSystem(basic("tenantNameStrategy", "CUSTOM", "tenantNamePattern", "Site %{site} of %{org}"));
        sends(address("elsewhere.example"), Map.of("org", "Hooli", "site", 7));
        assertThat(tenantOf(byPattern.user())).isEqualTo("Site 7 of Hooli");
        sends(address("elsewhere.example"), Map.of("org", "Hooli"));
        assertThat(byPattern.refusal()).isEqualTo("no_place");
    }

    @Test
    void aCustomerPatternMakesUsersOfACustomer() {
        SavedClient client = ofSystem(basic("customerNamePattern", "%{unit}"));
        sends(address("umbrella.example"), Map.of("unit", "Labs"));
        JsonNode first = client.user();
        assertThat(first.path("authority").asText()).isEqualTo("CUSTOMER_USER");
        assertThat(tenantOf(first)).isEqualTo("umbrella.example");
        sends(address("umbrella.example"), Map.of("unit", "Labs"));
        JsonNode second = client.user();
        assertThat(second.at("/customerId/id"))
                .isEqualTo(first.at("/customerId/id"))
                .isNotEqualTo(NULL_ID);
        sends(address("umbrella.example"), Map.of("unit", " "));
        assertThat(client.refusal()).isEqualTo("no_place");
    }

    @Test
    void aTenantsClientMakesUsersOfThatTenantWhateverAnybodySays() {
        for (SavedClient client : List.of(
                ofAcme(basic()),
                ofAcme(basic("tenantNameStrategy", "CUSTOM", "tenantNamePattern", "globex")),
                ofAcme(custom("/who")))) {
            String email = address("globex");
            sends(email, Map.of());
            idp.tell(
                    "/who",
                    request -> Response.json(Map.of(
                            "email",
                            email,
                            "firstName",
                            "P",
                            "lastName",
                            "L",
                            "tenantId",
                            globex.id(),
                            "tenantName",
                            "x")));
            assertThat(client.user().at("/tenantId/id").asText()).isEqualTo(acme.id());
        }
    }

    @Test
    void whoIsKnownByHisLinkStaysWhoHeIs() {
        SavedClient client = ofSystem(basic());
        String email = address("initech.example");
        Map<String, Object> person = sends(email, Map.of());
        JsonNode user = client.user();
        Map<String, Object> changed = new LinkedHashMap<>(person);
        changed.put("email", root.email());
        changed.put("given_name", "Eve");
        idp.sends(changed);
        assertThat(client.user()).isEqualTo(user);
        changed.remove("email");
        idp.sends(changed);
        assertThat(client.user()).isEqualTo(user);
    }

    @Test
    void whoHasTheAddressAlreadyIsLinkedAndOnce() {
        SavedClient client = ofSystem(c -> SavedClient.mapper(c).put("allowUserCreation", false));
        TestUser ann = realm.user("ann").name("Ann", "A").tenantAdmin(globex).create();
        sends(ann.email(), Map.of());
        JsonNode user = client.user();
        assertThat(user.at("/id/id").asText()).isEqualTo(ann.id());
        assertThat(user.path("firstName").asText()).isEqualTo("Ann");
        assertThat(realm.events().last("FEDERATED_IDENTITY_LINK").userId()).isEqualTo(ann.id());
        sends(ann.email(), Map.of());
        assertThat(client.refusal()).isEqualTo("linked_otherwise");
    }

    @Test
    void whoIsUnknownStaysOutsideWhereNobodyIsMade() {
        SavedClient client = ofSystem(c -> SavedClient.mapper(c).put("allowUserCreation", false));
        String email = address("initech.example");
        sends(email, Map.of());
        assertThat(client.refusal()).isEqualTo("unknown_user");
        assertThat(usersWith(email)).isEmpty();
    }

    private static JsonNode usersWith(String email) {
        return realm.admin().get(realm.path("/users?exact=true&email=" + email));
    }

    @Test
    void anAccountThatIsNotActivatedIsMadeAndWaits() {
        SavedClient client = ofSystem(c -> SavedClient.mapper(c).put("activateUser", false));
        String email = address("initech.example");
        sends(email, Map.of());
        assertThat(client.refusal()).isEqualTo("not_activated");
        JsonNode user = usersWith(email).path(0);
        assertThat(user.path("enabled").asBoolean(true)).isFalse();
        assertThat(client.logIn().landed()).isFalse();
        realm.admin().put(realm.path("/users/" + user.path("id").asText()), Map.of("enabled", true));
        assertThat(client.user().path("email").asText()).isEqualTo(email);
    }

    @Test
    void anAddressThatTheProviderDoesNotVouchForIsNone() {
        SavedClient client = ofSystem(basic());
        TestUser bea = realm.user("bea").tenantAdmin(globex).create();
        for (Object no : new Object[] {false, "false"}) {
            sends(bea.email(), Map.of("email_verified", no));
            assertThat(client.refusal()).isEqualTo("email_not_verified");
        }
        Map<String, Object> person = sends(bea.email(), Map.of("email_verified", false));
        idp.tell("/userinfo", request -> Response.json(Map.of("sub", person.get("sub"), "email", bea.email())));
        assertThat(client.refusal()).as("only the ID token says it").isEqualTo("email_not_verified");
        idp.beforeEach(null);
        for (String odd : List.of("", "nobody", "a@b@c", "x".repeat(250) + "@b.example")) {
            sends(odd, Map.of());
            assertThat(client.refusal()).as(odd).isEqualTo("no_email");
        }
    }

    /** §15 no. 1: a tenant's administrator has a provider say what he likes. */
    @Test
    void aTenantsClientYieldsNobodyWhoIsNotTheTenants() {
        SavedClient client = ofAcme(basic());
        TestUser other = realm.user("other").tenantAdmin(globex).create();
        TestUser loose = realm.user("loose").roles("TENANT_ADMIN").create();
        TestUser insideRoot =
                realm.user("inside-root").sysAdmin().tenantAdmin(acme).create();
        for (TestUser victim : List.of(root, other, loose, insideRoot)) {
            sends(victim.email(), Map.of());
            assertThat(client.refusal()).as(victim.email()).isEqualTo("other_tenant");
            assertThat(realm.admin().get(victim.path("/federated-identity"))).isEmpty();
            Map<String, Object> person = sends(address("x.example"), Map.of());
            realm.admin()
                    .post(
                            victim.path("/federated-identity/" + client.alias()),
                            Map.of("userId", person.get("sub"), "userName", "x"));
            assertThat(client.refusal()).as(victim.email() + " by a link").isEqualTo("other_tenant");
            assertThat(victim.sessions().size()).isLessThanOrEqualTo(victim.equals(root) ? 1 : 0);
        }
    }

    @Test
    void aTenantsClientTakesHisOwnUsersOfAnyCustomer() {
        Customer customer = acme.customer("Shops");
        TestUser cat = realm.user("cat").customerUser(customer).create();
        sends(cat.email(), Map.of());
        assertThat(ofAcme(basic()).user().at("/id/id").asText()).isEqualTo(cat.id());
    }

    /** Somebody could have signed up with an address that is not his, to wait for its owner. */
    @Test
    void anAccountWhoseAddressNobodyHasShownToBeHisIsNotLinked() {
        TestUser dan = realm.user("dan")
                .tenantAdmin(globex)
                .with("emailVerified", false)
                .create();
        sends(dan.email(), Map.of());
        assertThat(ofSystem(basic()).refusal()).isEqualTo("account_not_verified");
    }

    @Test
    void gitHubIsAskedForTheFirstAddressAndWhetherItIsVerified() {
        SavedClient client = SavedClient.saved(realm, tenantAdmin, SavedClient.plain(idp), c -> {
            SavedClient.mapper(c).put("type", "GITHUB");
            SavedClient.basic(c).putNull("emailAttributeKey").put("firstNameAttributeKey", "given_name");
        });
        String email = address("hub.example");
        idp.sends(Map.of("id", 1, "login", "octo", "email", root.email(), "given_name", "O", "family_name", "C"));
        idp.tell("/emails", request -> emails(email, false));
        assertThat(client.refusal()).isEqualTo("email_not_verified");
        idp.tell("/emails", request -> Response.json(List.of()));
        assertThat(client.refusal()).isEqualTo("no_email");
        idp.tell("/emails", request -> new Response(500, "text/plain", "no"));
        assertThat(client.refusal()).isEqualTo("no_answer");
        idp.tell("/emails", request -> emails(email, true));
        assertThat(client.user().path("email").asText()).isEqualTo(email);
        Request asked = idp.requests("/emails").get(3);
        assertThat(asked.header("Authorization")).startsWith("Bearer at-");
    }

    private static Response emails(String primary, boolean verified) {
        return Response.json(List.of(
                Map.of("email", root.email(), "primary", false, "verified", true),
                Map.of("email", primary, "primary", true, "verified", verified)));
    }

    private static Consumer<ObjectNode> custom(String path) {
        return client -> {
            ObjectNode mapper = SavedClient.mapper(client);
            mapper.put("type", "CUSTOM").putNull("basic");
            mapper.putObject("custom")
                    .put("url", path.startsWith("/") ? idp.url(path) : path)
                    .put("username", "mapper")
                    .put("password", Secrets.used("Mapper-" + UUID.randomUUID()))
                    .put("sendToken", true);
        };
    }

    @Test
    void theOperatorsServerIsToldAllAndSaysWhoItIs() {
        SavedClient client = ofSystem(custom("/who"));
        String email = address("any.example");
        Map<String, Object> person = sends("someone@else.example", Map.of("groups", List.of("a", "b")));
        idp.tell(
                "/who",
                request -> Response.json(Map.of(
                        "email",
                        email,
                        "firstName",
                        "Kim",
                        "lastName",
                        "Ro",
                        "tenantName",
                        "Vandelay",
                        "customerName",
                        "Imports")));
        JsonNode user = client.user();
        assertThat(user.path("email").asText()).isEqualTo(email);
        assertThat(user.path("firstName").asText()).isEqualTo("Kim");
        assertThat(user.path("authority").asText()).isEqualTo("CUSTOMER_USER");
        assertThat(tenantOf(user)).isEqualTo("Vandelay");
        Request asked = idp.requests("/who").get(0);
        assertThat(asked.body()).contains("someone@else.example", "\"groups\":[\"a\",\"b\"]", person.get("sub") + "");
        assertThat(new String(
                        Base64.getDecoder().decode(asked.header("Authorization").replace("Basic ", "")),
                        StandardCharsets.UTF_8))
                .startsWith("mapper:Mapper-");
        assertThat(asked.header("Provider-access-token")).startsWith("at-");
        idp.tell("/who", request -> Response.json(Map.of("firstName", "Kim")));
        assertThat(client.refusal()).as("it may refuse each time").isEqualTo("no_email");
    }

    /** §15 no. 29. */
    @Test
    void anOperatorsServerThatIsDownOrSlowOrInsideLetsNobodyIn() {
        sends(address("any.example"), Map.of());
        SavedClient client = ofAcme(custom("/who"));
        idp.tell("/who", request -> new Response(503, "text/plain", "no"));
        assertThat(client.refusal()).isEqualTo("no_answer");
        idp.tell("/who", request -> slowly());
        long before = System.nanoTime();
        assertThat(client.refusal()).isEqualTo("no_answer");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(9));
        try (Inside inside = Inside.open()) {
            for (String url : List.of("http://127.0.0.1:", "https://127.0.0.1:", "https://localhost:")) {
                assertThat(ofAcme(custom(url + inside.port() + "/")).refusal()).isEqualTo("no_answer");
            }
            assertThat(inside.connections()).isZero();
        }
    }

    private static Response slowly() {
        try {
            Thread.sleep(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Response.json(Map.of("email", root.email()));
    }

    @Test
    void aSystemClientIsUsedOnItsDomainsOnly() {
        SavedClient client = ofSystem(basic());
        TestUser eve = realm.user("eve").tenantAdmin(globex).create();
        sends(eve.email(), Map.of());
        assertThat(new Visitor().open(onLocalhost(client.beginning())).status()).isEqualTo(404);
        String hint = realm.oidcLogin().with("kc_idp_hint", client.alias()).url();
        assertThat(client.refusal(new Visitor().open(onLocalhost(hint)))).isEqualTo("not_here");
        assertThat(idp.requests("/authorize")).isEmpty();
        assertThat(client.user().at("/id/id").asText()).isEqualTo(eve.id());
    }

    /** The same server by a name that is no domain. */
    private static String onLocalhost(String url) {
        return url.replaceFirst(Server.url().getHost(), "localhost");
    }
}
