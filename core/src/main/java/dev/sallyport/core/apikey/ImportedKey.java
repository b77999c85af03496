package dev.sallyport.core.apikey;

import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.UserModel;

/**
 * A key that was made elsewhere, with the value that its clients know.
 *
 * @param id          a UUID, kept
 * @param expiresAt   empty: as long as the realm allows. May be over
 * @param lastUsedAt  when it was last used there; it is idle from then on, and where nobody knows from now on
 * @param description 1 to 255 characters
 */
public record ImportedKey(
        String id,
        UserModel owner,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt,
        String description,
        boolean enabled,
        ApiKeyValue value) {}
