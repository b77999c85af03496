package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.account.Proof;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/** {@link Proof} in a login that is still running, and on its way into the session. */
final class LoginProof {

    private LoginProof() {}

    /** A factor of the user's own was shown. */
    static void give(AuthenticationSessionModel session, UserModel user) {
        give(session, Proof.byFactorOf(user));
    }

    static void give(AuthenticationSessionModel session, Proof proof) {
        String note = proof.and(Proof.in(session.getAuthNote(Proof.NOTE))).note();
        session.setAuthNote(Proof.NOTE, note);
        session.setUserSessionNote(Proof.NOTE, note);
    }

    /** Shown in this login, or in the single sign-on session that it goes on with. */
    static boolean given(KeycloakSession keycloak, AuthenticationSessionModel session, UserModel user) {
        boolean goesOn = Boolean.parseBoolean(session.getAuthNote(AuthenticationManager.SSO_AUTH));
        return Proof.in(session.getAuthNote(Proof.NOTE)).holds(user)
                || (goesOn && ofUserSession(keycloak, session, user));
    }

    private static boolean ofUserSession(KeycloakSession keycloak, AuthenticationSessionModel session, UserModel user) {
        return Optional.ofNullable(new AuthenticationSessionManager(keycloak).getUserSession(session))
                .filter(userSession -> Proof.of(userSession, user))
                .isPresent();
    }
}
