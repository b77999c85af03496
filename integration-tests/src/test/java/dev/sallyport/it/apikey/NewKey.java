package dev.sallyport.it.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.TestUser;
import java.util.HashMap;
import java.util.Map;

/** A key that was made over the API. */
record NewKey(Api maker, JsonNode json) {

    static Map<String, Object> body(String userId) {
        Map<String, Object> body = new HashMap<>();
        body.put("userId", Map.of("entityType", "USER", "id", userId));
        body.put("description", "CI");
        body.put("enabled", true);
        return body;
    }

    static Map<String, Object> body(TestUser owner) {
        return body(owner.id());
    }

    /** With some members more, or others. */
    static Map<String, Object> body(TestUser owner, Map<String, Object> more) {
        Map<String, Object> body = body(owner);
        body.putAll(more);
        return body;
    }

    /** Of the owner himself. */
    static NewKey of(TestUser owner, Map<String, Object> more) {
        return made(owner.realm().api().login(owner), body(owner, more));
    }

    static NewKey of(TestUser owner) {
        return of(owner, Map.of());
    }

    static NewKey made(Api maker, Map<String, Object> body) {
        Answer answer = maker.post("/api/apiKey", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return new NewKey(maker, answer.json());
    }

    String id() {
        return json.at("/id/id").asText();
    }

    String keyId() {
        return json.path("keyId").asText();
    }

    String value() {
        return json.path("value").asText();
    }

    String path() {
        return "/api/apiKey/" + id();
    }

    /** What an update must send: the key as it was answered. */
    Map<String, Object> update(TestUser owner) {
        Map<String, Object> body = body(owner);
        body.put("id", Map.of("entityType", "API_KEY", "id", id()));
        body.put("expirationTime", json.path("expirationTime").asLong());
        return body;
    }
}
