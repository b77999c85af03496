package dev.sallyport.core.policy;

import org.keycloak.models.RealmModel;

/** Rules of passwords for which Keycloak has no policy of its own. */
public final class OwnPasswordRules {

    /** Id of our policy in the realm's password policy: no white space. */
    public static final String NO_WHITESPACE = "sallyport-no-whitespace";

    /** Name of the realm attribute, {@code true} or absent: who types a password that breaks the policy is not let in. */
    public static final String FORCE_RESET = "sallyport.password.force-reset-if-not-valid";

    private OwnPasswordRules() {}

    /** Whether a typed password that breaks the policy ends a login over the API, right or not. */
    public static boolean forceReset(RealmModel realm) {
        return Boolean.parseBoolean(realm.getAttribute(FORCE_RESET));
    }
}
