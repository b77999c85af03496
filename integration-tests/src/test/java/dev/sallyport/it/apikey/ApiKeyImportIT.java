package dev.sallyport.it.apikey;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.ForeignKey;
import dev.sallyport.it.fixtures.Json;
import dev.sallyport.it.fixtures.Secrets;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys that ThingsBoard made go on working. */
class ApiKeyImportIT {

    /** Rows of the demo data as PostgreSQL's {@code row_to_json} writes them. */
    private static final String ACTIVE = "{'id':'b7729130-e635-11f1-a08f-a7f8c5dc4b0d','created_time':1795325381059,"
            + "'tenant_id':'a7ab69c0-e635-11f1-aba4-41e6f20265da','user_id':'b75c2300-e635-11f1-a08f-a7f8c5dc4b0d',"
            + "'value':'tb_JQjOuOC8Q90n44jKZ6zQi0dqgrEaZWRs5-8FYDzHLZb3OTxbtkbQPtTi-MUjkxL2WTqlMjo9WlEv-pNax7H1UQ',"
            + "'enabled':true,'expiration_time':0,'description':'active key'}";

    private static final String DISABLED = "{'id':'b779bd20-e635-11f1-a08f-a7f8c5dc4b0d',"
            + "'created_time':1795325381105,'tenant_id':'a7ab69c0-e635-11f1-aba4-41e6f20265da',"
            + "'user_id':'b75c2300-e635-11f1-a08f-a7f8c5dc4b0d',"
            + "'value':'tb_9lI2p7lkwD2aLf-13AKkYjJqaer-3XH12ILxwfNBe7tbfObD4M0FC84_18AeRcqmfhg63eDb6GSMQAx9WKsTdQ',"
            + "'enabled':false,'expiration_time':0,'description':'disabled key'}";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    private static TestUser grace;

    @BeforeAll
    static void createOwner() {
        grace = realm.user("grace").sysAdmin().create();
    }

    @Test
    void realRowsOfThingsBoardWorkAndTheDisabledOneIsRefused() {
        JsonNode active = ofGrace(ACTIVE);
        JsonNode disabled = ofGrace(DISABLED);
        Answer answer = send(List.of(active, disabled));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("keys")).hasSize(2);
        assertThat(answer.text()).doesNotContain("tb_");
        Api holder = holder(active.path("value").asText());
        assertThat(holder.get("/api/auth/user").json().at("/email").asText()).isEqualTo(grace.email());
        assertError(
                holder(disabled.path("value").asText()).get("/api/auth/user"), 401, 10, "User account is not active");
        assertThat(realm.events().of(grace)).anySatisfy(event -> {
            assertThat(event.type()).isEqualTo("UPDATE_CREDENTIAL");
            assertThat(event.detail("sallyport_action")).isEqualTo("IMPORTED");
            assertThat(event.detail("sallyport_api_key"))
                    .isEqualTo(answer.json().at("/keys/0/keyId").asText());
        });
    }

    @Test
    void theNamesOfTheApiAreTakenTooAndNeverBecomesAsLongAsAllowed() {
        Map<String, Object> row = Map.of(
                "id",
                Map.of("entityType", "API_KEY", "id", UUID.randomUUID().toString()),
                "createdTime",
                1795325381059L,
                "userId",
                Map.of("entityType", "USER", "id", grace.id()),
                "expirationTime",
                0,
                "description",
                "by the API",
                "value",
                ForeignKey.randomValue(),
                "enabled",
                true,
                "expired",
                false);
        JsonNode key = send(row).json().at("/keys/0");
        Duration left = Duration.ofMillis(key.path("expirationTime").asLong() - System.currentTimeMillis());
        assertThat(left).isBetween(Duration.ofDays(364), Duration.ofDays(365));
    }

    @Test
    void oneBadRowUndoesThemAll() {
        ForeignKey good = ForeignKey.of(grace);
        ForeignKey bad = ForeignKey.of(grace).with("value", "tb_too-short");
        assertRefused(send(List.of(good.row(), bad.row())), "Row 2: value must be an API key");
        assertThat(good.api().get("/api/auth/user").status()).isEqualTo(401);
    }

    @Test
    void whatIsThereAlreadyIsNamed() {
        ForeignKey key = ForeignKey.of(grace);
        key.take();
        assertRefused(send(key.row()), "Row 1: id is there already");
        assertRefused(send(ForeignKey.of(grace).with("value", key.value()).row()), "Row 1: value is there already");
    }

    @Test
    void everyFieldIsJudged() {
        assertBad("id", 7, "id must be a UUID");
        assertBad("user_id", "nobody", "user_id must be the id of a user");
        assertBad("user", "nobody@else.example", "user must be the user name or e-mail address of a user");
        assertBad("description", " ", "description must have 1 to 255 characters, and no markup");
        assertBad("description", "<b>", "description must have 1 to 255 characters, and no markup");
        assertBad("enabled", "yes", "enabled must be true or false");
        assertBad("created_time", "yesterday", "created_time must be a number of milliseconds");
        assertBad("expiration_time", 4070908800000L, "expiration_time must be at most 365 days from now");
        assertBad("readonly", true, "readonly is unknown");
        assertRefused(send("{"), "The body is not valid JSON");
        assertRefused(send(List.of()), "The body must be an object, or an array of 1 to 1000 objects");
    }

    /** Her id is another one here. */
    private static JsonNode ofGrace(String row) {
        return ((ObjectNode) Json.of(row)).put("user", grace.email());
    }

    private static void assertBad(String column, Object value, String message) {
        assertRefused(send(ForeignKey.of(grace).with(column, value).row()), "Row 1: " + message);
    }

    private static void assertRefused(Answer answer, String message) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field("errorMessage")).isEqualTo(message);
    }

    private static Answer send(Object body) {
        return realm.admin().send("POST", realm.path("/sallyport/api-keys/import"), body);
    }

    private static Api holder(String value) {
        return realm.api().header("X-Authorization", "ApiKey " + Secrets.used(value));
    }
}
