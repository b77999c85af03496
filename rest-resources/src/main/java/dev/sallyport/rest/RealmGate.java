package dev.sallyport.rest;

import dev.sallyport.rest.error.ApiError;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What Keycloak's own token endpoint asks of a realm and a connection before it looks at anything else. */
final class RealmGate {

    private RealmGate() {}

    static void check(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        if (!realm.isEnabled()) {
            throw ApiError.PERMISSION_DENIED.because("Realm not enabled");
        }
        boolean secure =
                "https".equals(session.getContext().getUri().getBaseUri().getScheme());
        if (!secure && realm.getSslRequired().isRequired(session.getContext().getConnection())) {
            throw ApiError.PERMISSION_DENIED.because("HTTPS required");
        }
    }
}
