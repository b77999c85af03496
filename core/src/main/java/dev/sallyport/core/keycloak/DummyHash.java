package dev.sallyport.core.keycloak;

import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;

/** Takes the time of a password check where there is nothing to check (Keycloak's AuthenticatorUtils.dummyHash). */
public final class DummyHash {

    private DummyHash() {}

    public static void compute(KeycloakSession session, RealmModel realm) {
        PasswordPolicy policy = realm.getPasswordPolicy();
        String algorithm = policy == null ? null : policy.getHashAlgorithm();
        PasswordHashProvider provider = algorithm == null
                ? session.getProvider(PasswordHashProvider.class)
                : session.getProvider(PasswordHashProvider.class, algorithm);
        provider.encodedCredential("SlightlyLongerDummyPassword", policy == null ? -1 : policy.getHashIterations());
    }
}
