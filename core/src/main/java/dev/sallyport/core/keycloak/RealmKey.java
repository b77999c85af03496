package dev.sallyport.core.keycloak;

import dev.sallyport.core.code.CodeHash;
import java.util.Optional;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The secret under which codes are hashed: derived from the realm's own HS512 key, so that it is created, exported and
 * rotated with the realm. What was hashed under an older key verifies as long as the realm keeps that key.
 *
 * @param id   Keycloak's key id
 * @param hash a key of its own for codes
 */
public record RealmKey(String id, CodeHash hash) {

    private static final String PURPOSE = "sallyport code hash 1";

    /** The key for new hashes. */
    public static RealmKey active(KeycloakSession session, RealmModel realm) {
        return of(session.keys().getActiveKey(realm, KeyUse.SIG, Algorithm.HS512));
    }

    /** The key of an older hash; empty when the realm does not have it any more. */
    public static Optional<RealmKey> named(KeycloakSession session, RealmModel realm, String id) {
        return Optional.ofNullable(session.keys().getKey(realm, id, KeyUse.SIG, Algorithm.HS512))
                .map(RealmKey::of);
    }

    private static RealmKey of(KeyWrapper key) {
        return new RealmKey(key.getKid(), new CodeHash(key.getSecretKey().getEncoded()).derive(PURPOSE));
    }
}
