package dev.sallyport.core.keycloak;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Takes the time of a password check where there is nothing to check (Keycloak's AuthenticatorUtils.dummyHash). */
public final class DummyHash {

    private DummyHash() {}

    public static void compute(KeycloakSession session, RealmModel realm) {
        StoredPassword.encode(session, realm, "SlightlyLongerDummyPassword");
    }
}
