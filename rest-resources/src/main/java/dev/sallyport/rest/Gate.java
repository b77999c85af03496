package dev.sallyport.rest;

import dev.sallyport.rest.error.ApiError;
import jakarta.ws.rs.NotFoundException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What is asked of every call: of the realm and the connection what Keycloak's own token endpoint asks, and of the path
 * that it is exact, for the router would serve {@code /api/auth/user/} as well, past a proxy's rule for the path.
 */
public final class Gate {

    private Gate() {}

    public static void check(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        if (!realm.isEnabled()) {
            throw ApiError.PERMISSION_DENIED.because("Realm not enabled");
        }
        boolean secure =
                "https".equals(session.getContext().getUri().getBaseUri().getScheme());
        if (!secure && realm.getSslRequired().isRequired(session.getContext().getConnection())) {
            throw ApiError.PERMISSION_DENIED.because("HTTPS required");
        }
        if (session.getContext().getUri().getPath().endsWith("/")) {
            throw new NotFoundException();
        }
    }
}
