package dev.sallyport.core.keycloak;

import java.util.Locale;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;
import org.keycloak.storage.adapter.InMemoryUserAdapter;

/**
 * Stands in for a user whom the realm does not have, so that the brute-force detector counts failures of a name that
 * nobody has just as it counts those of a name that somebody has. Without it, a name that is never locked would be known
 * to be nobody's.
 */
public final class Decoy {

    private Decoy() {}

    /**
     * The same one for each spelling of a name that Keycloak takes for the same. His id is an HMAC, so nobody can tell
     * from an event which name was tried, nor make two names collide.
     */
    public static UserModel of(KeycloakSession session, RealmModel realm, String name) {
        String hash = RealmKey.active(session, realm).hash().of("decoy", name.toLowerCase(Locale.ROOT));
        UserModel decoy = new InMemoryUserAdapter(session, realm, uuid(hash));
        decoy.setEnabled(true);
        if (isLockedForGood(session, realm, decoy)) {
            decoy.setEnabled(false);
            decoy.setSingleAttribute(UserModel.DISABLED_REASON, BruteForceProtector.DISABLED_BY_PERMANENT_LOCKOUT);
        }
        return decoy;
    }

    /** Where the realm locks permanently, the detector disables the user; that of a decoy would be lost. */
    private static boolean isLockedForGood(KeycloakSession session, RealmModel realm, UserModel decoy) {
        return realm.isBruteForceProtected()
                && realm.isPermanentLockout()
                && realm.getMaxTemporaryLockouts() == 0
                && new BruteForce(session, realm, decoy).failures() >= realm.getFailureFactor();
    }

    /** Looks like any other user's id. */
    private static String uuid(String hex) {
        return String.join(
                "-",
                hex.substring(0, 8),
                hex.substring(8, 12),
                "4" + hex.substring(13, 16),
                "a" + hex.substring(17, 20),
                hex.substring(20, 32));
    }
}
