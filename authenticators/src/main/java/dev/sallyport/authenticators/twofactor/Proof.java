package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.policy.Factor;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Whether this login, in this browser tab, has shown a second factor. */
final class Proof {

    private static final String NOTE = "sallyport.second-factor";

    private Proof() {}

    static void give(AuthenticationSessionModel session, Factor factor) {
        session.setAuthNote(NOTE, factor.name());
        session.setUserSessionNote(NOTE, factor.name());
    }

    /** Shown in this login, or in the one that began the single sign-on session it goes on with. */
    static boolean given(AuthenticationSessionModel session) {
        return session.getAuthNote(NOTE) != null
                || Boolean.parseBoolean(session.getAuthNote(AuthenticationManager.SSO_AUTH));
    }
}
