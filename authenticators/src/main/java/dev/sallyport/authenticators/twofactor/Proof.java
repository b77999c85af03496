package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.policy.Factor;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * That a second factor was shown in a login, kept as the ids of the factors which the user had then. It holds as long as
 * one of them is still there: who enrolled an app that an administrator took away again has shown nothing.
 */
final class Proof {

    private static final String NOTE = "sallyport.second-factor";

    private Proof() {}

    static void give(AuthenticationSessionModel session, UserModel user) {
        String ids = factorIds(user).collect(Collectors.joining(" "));
        session.setAuthNote(NOTE, ids);
        session.setUserSessionNote(NOTE, ids);
    }

    /** Shown in this login, or in the single sign-on session that it goes on with. */
    static boolean given(KeycloakSession keycloak, AuthenticationSessionModel session, UserModel user) {
        boolean goesOn = Boolean.parseBoolean(session.getAuthNote(AuthenticationManager.SSO_AUTH));
        return holds(session.getAuthNote(NOTE), user) || (goesOn && holds(noteOfUserSession(keycloak, session), user));
    }

    private static boolean holds(String note, UserModel user) {
        return note != null
                && Arrays.stream(note.split(" ", -1))
                        .anyMatch(id -> factorIds(user).anyMatch(id::equals));
    }

    private static String noteOfUserSession(KeycloakSession keycloak, AuthenticationSessionModel session) {
        return Optional.ofNullable(new AuthenticationSessionManager(keycloak).getUserSession(session))
                .map(userSession -> userSession.getNote(NOTE))
                .orElse(null);
    }

    private static Stream<String> factorIds(UserModel user) {
        return user.credentialManager()
                .getStoredCredentialsStream()
                .filter(c -> Factor.ofCredentialType(c.getType()).isPresent())
                .map(CredentialModel::getId);
    }
}
