package dev.sallyport.rest.apikey;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.apikey.ApiKey;
import dev.sallyport.core.apikey.ApiKeys;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.rest.http.EntityId;
import java.time.Instant;
import java.util.List;

/**
 * ThingsBoard's {@code ApiKey} and {@code ApiKeyInfo} (thingsboard-behaviour §6.1), key order as there. Members that it
 * does not have come last, and only where they say something.
 */
final class KeyJson {

    private KeyJson() {}

    /** With its value, this once. */
    static ObjectNode made(ApiKeys.Made made) {
        return json(made.key(), true, made.value().reveal());
    }

    /** As ThingsBoard answers an update: with null for the value. */
    static ObjectNode updated(ApiKey key) {
        return json(key, true, null);
    }

    static ObjectNode info(ApiKey key) {
        return json(key, false, null);
    }

    static ArrayNode infos(List<ApiKey> keys) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        keys.forEach(key -> array.add(info(key)));
        return array;
    }

    private static ObjectNode json(ApiKey key, boolean withValue, String value) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("id", EntityId.of("API_KEY", key.id()));
        json.put("createdTime", key.createdAt().toEpochMilli());
        json.set("tenantId", EntityId.of("TENANT", key.tenantId()));
        json.set("userId", EntityId.of("USER", key.userId()));
        json.put("expirationTime", key.expiresAt().map(Instant::toEpochMilli).orElse(0L));
        json.put("description", key.description());
        json.put("enabled", key.enabled());
        if (withValue) {
            json.put("value", value);
        }
        json.put("expired", key.expired(ServerTime.now()));
        json.put("keyId", key.keyId());
        json.put("lastFour", key.lastFour());
        key.lastUse().ifPresent(use -> {
            json.put("lastUsedTime", use.at().toEpochMilli());
            json.put("lastUsedAddress", use.address());
        });
        KeyLimits.write(key.limits(), json);
        return json;
    }
}
