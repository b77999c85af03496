package dev.sallyport.rest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.rest.error.ApiError;
import java.util.Optional;

/** ThingsBoard's ids in JSON: {@code {"entityType":"USER","id":"…"}} (thingsboard-behaviour §1.6). */
public final class EntityId {

    private EntityId() {}

    public static ObjectNode of(String entityType, String id) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("entityType", entityType)
                .put("id", id);
    }

    /** The UUID of an id in a body; empty when absent or null. Ends the call when it is another kind's. */
    public static Optional<String> in(ObjectNode json, String field, String entityType) {
        JsonNode id = json.path(field);
        if (id.isMissingNode() || id.isNull()) {
            return Optional.empty();
        }
        if (!id.path("entityType").asText("").equals(entityType)) {
            throw ApiError.BAD_REQUEST_PARAMS.because(
                    "JSON parse error: " + field + ".entityType must be " + entityType);
        }
        return Optional.of(Parameters.uuid(id.path("id").asText("")));
    }
}
