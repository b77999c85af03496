package dev.sallyport.rest.apikey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.apikey.ApiKeyLimits;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.http.EntityId;
import dev.sallyport.rest.http.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * What a client says of a key (thingsboard-behaviour §6.1); other members are ignored.
 *
 * @param id        of the key that is to be changed; empty to make one
 * @param userId    empty when it was not said
 * @param expiresAt empty for ThingsBoard's "never"
 */
record KeyBody(
        Optional<String> id,
        Optional<String> userId,
        String description,
        boolean enabled,
        Optional<Instant> expiresAt,
        ObjectNode json) {

    static KeyBody read(String body) {
        ObjectNode json = Json.object(body);
        String description = Description.require(Json.text(json, "description"));
        return new KeyBody(
                EntityId.in(json, "id", "API_KEY"),
                EntityId.in(json, "userId", "USER"),
                description,
                Json.flag(json, "enabled"),
                time(json),
                json);
    }

    /** What the key may do less than its owner: what is absent stays as it is, what is null is lifted. */
    ApiKeyLimits limits(ApiKeyLimits before) {
        return KeyLimits.read(json, before);
    }

    private static Optional<Instant> time(ObjectNode json) {
        JsonNode time = json.path("expirationTime");
        boolean absent = time.isMissingNode() || time.isNull();
        if (!absent && !(time.isIntegralNumber() && time.canConvertToLong())) {
            throw ApiError.BAD_REQUEST_PARAMS.because(
                    "JSON parse error: expirationTime must be a number of milliseconds");
        }
        return Optional.of(time.asLong(0)).filter(millis -> millis != 0).map(Instant::ofEpochMilli);
    }
}
