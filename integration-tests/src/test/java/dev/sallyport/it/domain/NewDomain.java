package dev.sallyport.it.domain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Json;

/** What somebody saves to make a domain. */
public final class NewDomain {

    private final ObjectNode json = Json.object();

    private NewDomain(String name) {
        json.put("name", name).put("oauth2Enabled", true);
    }

    public static NewDomain named(String name) {
        return new NewDomain(name);
    }

    public ObjectNode json() {
        return json;
    }

    public Answer trySave(Api api, String... clientIds) {
        String query = clientIds.length == 0 ? "" : "?oauth2ClientIds=" + String.join(",", clientIds);
        return api.post("/api/domain" + query, json);
    }

    /** Its id; saved again it changes the same domain. */
    public String save(Api api, String... clientIds) {
        Answer answer = trySave(api, clientIds);
        if (answer.status() != 200) {
            throw new AssertionError("not saved: " + answer);
        }
        json.set("id", answer.json().path("id"));
        return answer.json().at("/id/id").asText();
    }
}
