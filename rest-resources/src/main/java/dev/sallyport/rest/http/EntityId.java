package dev.sallyport.rest.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** ThingsBoard's ids in JSON: {@code {"entityType":"USER","id":"…"}} (thingsboard-behaviour §1.6). */
public final class EntityId {

    private EntityId() {}

    public static ObjectNode of(String entityType, String id) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("entityType", entityType)
                .put("id", id);
    }
}
