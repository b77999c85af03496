package dev.sallyport.core.selfregistration;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What anybody may do three times a day from one network before he shows that he is a person. */
public final class FirstFew {

    /** Requests to replace a forgotten password. */
    public static final String RESETS = "reset-from-often";

    private FirstFew() {}

    /** Counts one, and says whether there were more by now. */
    public static boolean areOver(KeycloakSession session, RealmModel realm, String what) {
        return new SignUpLimits(session, realm).isOften(what);
    }
}
