package dev.sallyport.core.apikey;

import java.time.Instant;
import java.util.Optional;

/**
 * A key as it is stored: all but the secret.
 *
 * @param id          for the API, a UUID
 * @param tenantId    where its owner belonged when it was made; the null id for none
 * @param keyId       8 characters; names the key in events and in our values, and is no secret
 * @param lastFour    of the value
 * @param description 1 to 255 characters
 * @param expiresAt   empty: never
 * @param lastUse     empty: not yet, or not written yet
 */
public record ApiKey(
        String id,
        String realmId,
        String userId,
        String tenantId,
        String keyId,
        String lastFour,
        String description,
        boolean enabled,
        Instant createdAt,
        Optional<Instant> expiresAt,
        ApiKeyLimits limits,
        Optional<Use> lastUse) {

    /** When and from where it was used. */
    public record Use(Instant at, String address) {}

    /** The same key with other limits. */
    ApiKey limited(ApiKeyLimits other) {
        return new ApiKey(
                id,
                realmId,
                userId,
                tenantId,
                keyId,
                lastFour,
                description,
                enabled,
                createdAt,
                expiresAt,
                other,
                lastUse);
    }

    public boolean expired(Instant now) {
        return expiresAt.filter(now::isAfter).isPresent();
    }
}
