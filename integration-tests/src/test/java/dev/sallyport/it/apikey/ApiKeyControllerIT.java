package dev.sallyport.it.apikey;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Customer;
import dev.sallyport.it.fixtures.Event;
import dev.sallyport.it.fixtures.Tenant;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** api-key-controller as ThingsBoard has it (thingsboard-behaviour §6). */
class ApiKeyControllerIT {

    private static final String BLANK = "Validation error: description must not be blank";
    private static final String LONG = "Validation error: description length must be equal or less than 255";
    private static final String DENIED = "You don't have permission to perform this operation!";
    private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    private static TestUser root;
    private static TestUser otherRoot;
    private static TestUser admin;
    private static TestUser colleague;
    private static TestUser stranger;
    private static TestUser customer;
    private static TestUser fellow;
    private static Api asAdmin;

    @BeforeAll
    static void people() {
        Tenant acme = realm.tenant("Acme");
        Customer shop = acme.customer("Shop");
        root = realm.user("root").sysAdmin().create();
        otherRoot = realm.user("other-root").sysAdmin().create();
        admin = realm.user("admin").tenantAdmin(acme).create();
        colleague = realm.user("colleague").tenantAdmin(acme).create();
        stranger = realm.user("stranger").tenantAdmin(realm.tenant("Other")).create();
        customer = realm.user("customer").customerUser(shop).create();
        fellow = realm.user("fellow").customerUser(shop).create();
        asAdmin = realm.api().login(admin);
    }

    @Test
    void aNewKeyShowsItsValueOnceAndExpiresWhenTheRealmSaysSo() {
        NewKey key = NewKey.of(admin);
        assertThat(key.json().fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "createdTime",
                        "tenantId",
                        "userId",
                        "expirationTime",
                        "description",
                        "enabled",
                        "value",
                        "expired",
                        "keyId",
                        "lastFour");
        assertThat(key.value()).matches("tb_[0-9A-Za-z]{57}").startsWith("tb_" + key.keyId());
        assertThat(key.value()).endsWith(key.json().path("lastFour").asText());
        assertThat(key.json().at("/tenantId/id").asText())
                .isEqualTo(
                        asAdmin.get("/api/auth/user").json().at("/tenantId/id").asText());
        assertThat(key.json().path("expirationTime").asLong()
                        - key.json().path("createdTime").asLong())
                .isEqualTo(Duration.ofDays(365).toMillis());
        assertThat(listed(key).has("value")).isFalse();
        Event event = realm.events().last("UPDATE_CREDENTIAL");
        assertThat(event.userId()).isEqualTo(admin.id());
        assertThat(event.detail("credential_type")).isEqualTo("sallyport-api-key");
        assertThat(event.detail("sallyport_api_key")).isEqualTo(key.keyId());
        assertThat(event.detail("sallyport_action")).isEqualTo("CREATED");
    }

    @Test
    void anUpdateAnswersNullForTheValueAndDisablesWhatIsNotSaidToBeEnabled() {
        NewKey key = NewKey.of(admin);
        Map<String, Object> update = key.update(admin);
        update.remove("enabled");
        update.put("description", "renamed");
        Answer answer = asAdmin.post("/api/apiKey", update);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("value").isNull()).isTrue();
        assertThat(answer.json().path("enabled").asBoolean()).isFalse();
        assertThat(answer.field("description")).isEqualTo("renamed");
    }

    @Test
    void whoRepeatsThingsBoardsNeverChangesNothing() {
        NewKey key = NewKey.of(admin, Map.of("expirationTime", 0));
        Map<String, Object> update = key.update(admin);
        update.put("expirationTime", 0);
        Answer answer = asAdmin.post("/api/apiKey", update);
        assertThat(answer.json().path("expirationTime")).isEqualTo(key.json().path("expirationTime"));
    }

    @Test
    void anExpiryMayBeOverButNotLaterThanTheRealmAllows() {
        NewKey past = NewKey.of(admin, Map.of("expirationTime", -1));
        assertThat(past.json().path("expired").asBoolean()).isTrue();
        long late = System.currentTimeMillis() + Duration.ofDays(366).toMillis();
        assertError(
                asAdmin.post("/api/apiKey", NewKey.body(admin, Map.of("expirationTime", late))),
                400,
                31,
                "Validation error: expirationTime must be at most 365 days from now");
    }

    @Test
    void whatMayNotBeUpdatedIsRefused() {
        NewKey key = NewKey.of(admin);
        Map<String, Object> later = key.update(admin);
        later.put("expirationTime", key.json().path("expirationTime").asLong() + 1);
        assertError(asAdmin.post("/api/apiKey", later), 400, 31, "Cannot update API key expiration time!");
        Map<String, Object> others = key.update(admin);
        others.put("userId", Map.of("entityType", "USER", "id", colleague.id()));
        assertError(asAdmin.post("/api/apiKey", others), 400, 31, "Cannot update API key user id!");
        Map<String, Object> unknown = key.update(admin);
        unknown.put("id", Map.of("entityType", "API_KEY", "id", UNKNOWN));
        assertError(asAdmin.post("/api/apiKey", unknown), 404, 32, "Api key with id [" + UNKNOWN + "] is not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "<b>x</b>", "a {{x}} b"})
    void aDescriptionWithMarkupIsRefused(String text) {
        assertError(
                asAdmin.post("/api/apiKey", NewKey.body(admin, Map.of("description", text))),
                400,
                31,
                "Validation error: description is malformed");
    }

    @Test
    void descriptionsHaveOneTo255Characters() {
        Map<String, Object> without = NewKey.body(admin);
        without.remove("description");
        assertError(asAdmin.post("/api/apiKey", without), 400, 31, BLANK);
        assertError(asAdmin.post("/api/apiKey", NewKey.body(admin, Map.of("description", " "))), 400, 31, BLANK);
        assertError(
                asAdmin.post("/api/apiKey", NewKey.body(admin, Map.of("description", "x".repeat(256)))), 400, 31, LONG);
        assertError(
                asAdmin.post("/api/apiKey", NewKey.body(admin, Map.of("description", " ".repeat(256)))),
                400,
                31,
                LONG + ", description must not be blank");
    }

    @Test
    void whoseKeyItIsMustBeSaidAndTrue() {
        Map<String, Object> nobodys = NewKey.body(admin);
        nobodys.remove("userId");
        assertError(asAdmin.post("/api/apiKey", nobodys), 400, 31, "Invalid entity id");
        assertError(
                asAdmin.post("/api/apiKey", NewKey.body(UNKNOWN)),
                404,
                32,
                "User with id [" + UNKNOWN + "] is not found");
        assertError(asAdmin.post("/api/apiKey", NewKey.body("x")), 400, 31, "Invalid UUID string: x");
        assertError(
                asAdmin.post("/api/apiKey", NewKey.body(admin, Map.of("expirationTime", "soon"))),
                400,
                31,
                "JSON parse error: expirationTime must be a number of milliseconds");
    }

    @Test
    void aDescriptionOfItsOwnIsRawText() {
        NewKey key = NewKey.of(admin);
        for (String text : List.of("Grüße, Müller", "\"quoted\"", "null")) {
            Answer answer = asAdmin.header("Content-Type", "text/plain").put(key.path() + "/description", text);
            assertThat(answer.field("description")).isEqualTo(text);
            assertThat(answer.json().has("value")).isFalse();
        }
        assertThat(asAdmin.put(key.path() + "/description", "CI runner").field("description"))
                .isEqualTo("CI runner");
        assertError(asAdmin.put(key.path() + "/description", ""), 400, 31, BLANK);
        assertError(
                asAdmin.put("/api/apiKey/" + UNKNOWN + "/description", ""),
                404,
                32,
                "Api key with id [" + UNKNOWN + "] is not found");
    }

    @ParameterizedTest
    @CsvSource({"true,true", "false,false", "yes,true", "0,false", "ON,true"})
    void itIsEnabledAndDisabledInThingsBoardsSpellings(String spelling, boolean enabled) {
        NewKey key = NewKey.of(admin);
        Answer answer = asAdmin.put(key.path() + "/enabled/" + spelling, null);
        assertThat(answer.json().path("enabled").asBoolean()).isEqualTo(enabled);
    }

    @Test
    void whatIsNoBooleanOrNoIdIsRefusedByName() {
        NewKey key = NewKey.of(admin);
        assertError(
                asAdmin.put(key.path() + "/enabled/xx", null),
                400,
                31,
                "Method parameter 'enabledValue': Failed to convert value of type 'java.lang.String' to required type"
                        + " 'java.lang.Boolean'; Invalid boolean value [xx]");
        assertError(
                asAdmin.delete("/api/apiKey/xx"),
                400,
                31,
                "Method parameter 'id': Failed to convert value of type 'java.lang.String' to required type"
                        + " 'java.util.UUID'; Invalid UUID string: xx");
        assertError(asAdmin.get("/api/apiKeys/xx?pageSize=1&page=0"), 400, 31, "Invalid UUID string: xx");
    }

    @Test
    void aKeyIsDeletedOnce() {
        NewKey key = NewKey.of(admin);
        assertThat(asAdmin.delete(key.path()).status()).isEqualTo(200);
        assertThat(realm.events().last("REMOVE_CREDENTIAL").detail("sallyport_api_key"))
                .isEqualTo(key.keyId());
        assertError(asAdmin.delete(key.path()), 404, 32, "Api key with id [" + key.id() + "] is not found");
        Answer get = asAdmin.get(key.path());
        assertThat(get.status()).isEqualTo(405);
        assertThat(get.header("Allow")).isEqualTo("DELETE");
    }

    @Test
    void aListIsPagedSortedAndSearched() {
        TestUser owner = realm.user("many").sysAdmin().create();
        Api api = realm.api().login(owner);
        for (String name : List.of("Delta", "alpha 100%", "charlie", "Bravo")) {
            NewKey.made(api, NewKey.body(owner, Map.of("description", name, "enabled", name.contains("l"))));
        }
        String list = "/api/apiKeys/" + owner.id() + "?pageSize=3&page=";
        JsonNode first =
                api.get(list + "0&sortProperty=createdTime&sortOrder=DESC").json();
        assertThat(first.fieldNames()).toIterable().containsExactly("data", "totalPages", "totalElements", "hasNext");
        assertThat(descriptions(first)).containsExactly("Bravo", "charlie", "alpha 100%");
        assertThat(List.of(
                        first.path("totalPages").asInt(),
                        first.path("totalElements").asInt(),
                        first.path("hasNext").asBoolean()))
                .isEqualTo(List.of(2, 4, true));
        assertThat(descriptions(api.get(list + "1&sortProperty=createdTime&sortOrder=desc")
                        .json()))
                .containsExactly("Delta");
        JsonNode beyond = api.get(list + "9").json();
        assertThat(beyond.path("data")).isEmpty();
        assertThat(beyond.path("totalElements").asInt()).isEqualTo(4);
        assertThat(descriptions(api.get(list + "0&textSearch=AV").json())).containsExactly("Bravo");
        assertThat(descriptions(api.get(list + "0&textSearch=%25").json())).containsExactly("alpha 100%");
        assertThat(descriptions(api.get(list + "0&sortProperty=enabled").json()).get(0))
                .isEqualTo("Bravo");
        assertThat(api.get(list + "0&sortProperty=description").status()).isEqualTo(200);
        assertThat(api.get(list + "0&sortProperty=expirationTime").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pageSize=0&page=0|Page size must not be less than one",
                "pageSize=1&page=-1|Page index must not be less than zero",
                "pageSize=2147483647&page=2147483647|page is too large for this pageSize",
                "page=0|Required request parameter 'pageSize' for method parameter type int is not present",
                "pageSize=abc&page=0|Method parameter 'pageSize': Failed to convert value of type 'java.lang.String' to"
                        + " required type 'int'; For input string: \"abc\"",
                "pageSize=1&page=0&sortProperty=a.b|Invalid sort property",
                "pageSize=1&page=0&sortProperty=id&sortOrder=up|Unsupported sort order 'up'! Only 'ASC' or 'DESC' types"
                        + " are allowed."
            })
    void badPagesAreRefused(String query, String message) {
        assertError(asAdmin.get("/api/apiKeys/" + admin.id() + "?" + query), 400, 31, message);
    }

    @Test
    void anUnknownSortPropertyIsNamed() {
        Answer answer = asAdmin.get("/api/apiKeys/" + admin.id() + "?pageSize=1&page=0&sortProperty=value");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field("message")).startsWith("sortProperty must be one of createdTime,");
        assertThat(asAdmin.get("/api/apiKeys/" + admin.id() + "?pageSize=1&page=0&sortOrder=up")
                        .status())
                .isEqualTo(200);
    }

    /** thingsboard-behaviour §6.4. */
    @Test
    void whoMayManageAndListWhoseKeys() {
        assertRights(root, List.of(root, otherRoot, admin), List.of(customer), List.of());
        assertRights(admin, List.of(admin, colleague, customer), List.of(stranger, root), List.of());
        assertRights(customer, List.of(customer), List.of(admin, root, stranger), List.of(fellow));
    }

    @Test
    void whoMakesAKeyForAnotherStandsInTheEvent() {
        Api asRoot = realm.api().login(root);
        NewKey.made(asRoot, NewKey.body(colleague));
        Event event = realm.events().last("UPDATE_CREDENTIAL");
        assertThat(event.userId()).isEqualTo(colleague.id());
        assertThat(event.detail("sallyport_actor")).isEqualTo(root.id());
    }

    @Test
    void limitsAreKeptShownAndLifted() {
        NewKey key = NewKey.of(
                admin,
                Map.of(
                        "readOnly",
                        true,
                        "authority",
                        "CUSTOMER_USER",
                        "networks",
                        List.of("10.0.0.0/8", "2001:db8::/32"),
                        "rateLimit",
                        "100:60"));
        JsonNode listed = listed(key);
        assertThat(listed.path("readOnly").asBoolean()).isTrue();
        assertThat(listed.path("authority").asText()).isEqualTo("CUSTOMER_USER");
        assertThat(listed.path("networks")).hasSize(2);
        assertThat(listed.path("rateLimit").asText()).isEqualTo("100:60");
        assertThat(asAdmin.post("/api/apiKey", key.update(admin))
                        .json()
                        .path("rateLimit")
                        .asText())
                .isEqualTo("100:60");
        Map<String, Object> lifted = key.update(admin);
        lifted.put("readOnly", false);
        for (String member : List.of("authority", "networks", "rateLimit")) {
            lifted.put(member, null);
        }
        assertThat(asAdmin.post("/api/apiKey", lifted).json().fieldNames())
                .toIterable()
                .doesNotContain("readOnly", "authority", "networks", "rateLimit");
    }

    @Test
    void limitsThatMakeNoSenseAreAllNamedAtOnce() {
        Map<String, Object> bad = Map.of(
                "readOnly", "yes", "authority", "GOD", "networks", List.of("10.0.0.0/33"), "rateLimit", "1:100000");
        assertError(
                asAdmin.post("/api/apiKey", NewKey.body(admin, bad)),
                400,
                31,
                "Validation error: authority must be SYS_ADMIN, TENANT_ADMIN or CUSTOMER_USER, networks must be a list of"
                        + " at most 50 blocks in CIDR notation, rateLimit must be count:seconds, at most 10 joined by"
                        + " commas, of at most 86400 seconds, readOnly must be true or false");
    }

    @Test
    void nobodyManagesKeysWithoutToken() {
        assertThat(realm.api().post("/api/apiKey", NewKey.body(admin)).status()).isEqualTo(401);
        assertThat(realm.api()
                        .get("/api/apiKeys/" + admin.id() + "?pageSize=1&page=0")
                        .status())
                .isEqualTo(401);
    }

    private static void assertRights(
            TestUser caller, List<TestUser> managed, List<TestUser> neither, List<TestUser> seen) {
        Api api = realm.api().login(caller);
        List<TestUser> visible = new ArrayList<>(managed);
        visible.addAll(seen);
        visible.forEach(owner -> assertThat(list(api, owner).status()).isEqualTo(200));
        neither.forEach(owner -> assertError(list(api, owner), 403, 20, DENIED));
        managed.forEach(owner -> NewKey.made(api, NewKey.body(owner)));
        List<TestUser> unmanaged = new ArrayList<>(neither);
        unmanaged.addAll(seen);
        for (TestUser owner : unmanaged) {
            assertError(api.post("/api/apiKey", NewKey.body(owner)), 403, 20, DENIED);
            NewKey key = NewKey.of(owner);
            assertError(api.delete(key.path()), 403, 20, DENIED);
            assertError(api.put(key.path() + "/enabled/true", null), 403, 20, DENIED);
            assertError(api.put(key.path() + "/description", ""), 403, 20, DENIED);
        }
    }

    private static Answer list(Api api, TestUser owner) {
        return api.get("/api/apiKeys/" + owner.id() + "?pageSize=100&page=0");
    }

    private static JsonNode listed(NewKey key) {
        for (JsonNode info : list(asAdmin, admin).json().path("data")) {
            if (info.at("/id/id").asText().equals(key.id())) {
                return info;
            }
        }
        throw new AssertionError("not listed: " + key.id());
    }

    private static List<String> descriptions(JsonNode page) {
        List<String> texts = new ArrayList<>();
        page.path("data").forEach(info -> texts.add(info.path("description").asText()));
        return texts;
    }
}
