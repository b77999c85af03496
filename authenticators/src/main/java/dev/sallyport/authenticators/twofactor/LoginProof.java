package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.account.Proof;
import java.util.Optional;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/** {@link Proof} in a login that is still running, and on its way into the session. */
final class LoginProof {

    /** Whose proof the login holds: it can come to another user while it runs, by way of an identity provider. */
    private static final String OWNER = Proof.NOTE + ".of";

    private LoginProof() {}

    /** A factor of the user's own was shown. */
    static void give(AuthenticationSessionModel login, UserModel user) {
        give(login, user, Proof.byFactorOf(user));
    }

    static void give(AuthenticationSessionModel login, UserModel user, Proof proof) {
        String note = proof.and(shownInThis(login, user)).note();
        login.setAuthNote(OWNER, user.getId());
        login.setAuthNote(Proof.NOTE, note);
        login.setUserSessionNote(Proof.NOTE, note);
    }

    /** Whether anything was shown in this login, be it void by now. */
    static boolean begun(AuthenticationSessionModel login, UserModel user) {
        return user.getId().equals(login.getAuthNote(OWNER));
    }

    /** Shown in this login, or in the single sign-on session that it goes on with. */
    static boolean given(KeycloakSession keycloak, AuthenticationSessionModel login, UserModel user) {
        return shownInThis(login, user).holds(user)
                || goesOnWith(keycloak, login, user)
                        .filter(session -> Proof.of(session, user))
                        .isPresent();
    }

    /**
     * Whether nobody need set up a factor of the user's in this login: an identity provider asked for one of its own, or
     * an administrator took the session over, who would set up one of his.
     */
    static boolean sparesSetUp(KeycloakSession keycloak, AuthenticationSessionModel login, UserModel user) {
        return shownInThis(login, user).byIdentityProvider()
                || goesOnWith(keycloak, login, user).filter(Proof::sparesSetUp).isPresent();
    }

    private static Proof shownInThis(AuthenticationSessionModel login, UserModel user) {
        return Proof.in(begun(login, user) ? login.getAuthNote(Proof.NOTE) : null);
    }

    /** The note that says so stays when an identity provider brings in another user than the session's. */
    private static Optional<UserSessionModel> goesOnWith(
            KeycloakSession keycloak, AuthenticationSessionModel login, UserModel user) {
        return AuthenticatorUtil.isSSOAuthentication(login)
                ? Optional.ofNullable(new AuthenticationSessionManager(keycloak).getUserSession(login))
                        .filter(session -> session.getUser() != null
                                && user.getId().equals(session.getUser().getId()))
                : Optional.empty();
    }
}
