package dev.sallyport.rest.install;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.apikey.ApiKey;
import dev.sallyport.core.code.RateLimit;
import dev.sallyport.core.tenancy.Authority;
import java.time.Instant;
import java.util.List;

/** A key as administrators see it: with null where there is nothing, times in milliseconds, and never its value. */
final class ApiKeyAdminJson {

    private ApiKeyAdminJson() {}

    static ArrayNode of(List<ApiKey> keys, Instant now) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        keys.forEach(key -> array.add(of(key, now)));
        return array;
    }

    static ObjectNode of(ApiKey key, Instant now) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("keyId", key.keyId())
                .put("lastFour", key.lastFour())
                .put("id", key.id())
                .put("userId", key.userId())
                .put("tenantId", key.tenantId())
                .put("description", key.description())
                .put("enabled", key.enabled())
                .put("createdTime", key.createdAt().toEpochMilli())
                .put("expirationTime", millis(key.expiresAt().orElse(null)))
                .put("expired", key.expired(now))
                .put("lastUsedTime", millis(key.lastUse().map(ApiKey.Use::at).orElse(null)))
                .put("lastUsedAddress", key.lastUse().map(ApiKey.Use::address).orElse(null));
        limits(key, json);
        return json;
    }

    private static void limits(ApiKey key, ObjectNode json) {
        json.put("readOnly", key.limits().readOnly())
                .put("authority", key.limits().authority().map(Authority::name).orElse(null));
        ArrayNode networks = json.putArray("networks");
        key.limits().networks().forEach(network -> networks.add(network.toString()));
        String rates = RateLimit.text(key.limits().rates());
        json.put("rateLimit", rates.isEmpty() ? null : rates);
    }

    private static Long millis(Instant time) {
        return time == null ? null : time.toEpochMilli();
    }
}
