package dev.sallyport.core.keycloak;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.util.AuthenticationFlowURLHelper;
import org.keycloak.sessions.AuthenticationSessionModel;

/** A browser tab in which somebody signed up, and which waits for him to open the link in his mail. */
public final class SignUpTab {

    private static final String SIGN_UP = "sallyport.sign-up";
    private static final String EMAIL = "sallyport.sign-up.email";
    private static final String MAILED = "sallyport.sign-up.mailed";

    private final AuthenticationSessionModel tab;

    public SignUpTab(AuthenticationSessionModel tab) {
        this.tab = tab;
    }

    public void waitFor(String signUpId, String email) {
        tab.setAuthNote(SIGN_UP, signUpId);
        tab.setAuthNote(EMAIL, email);
        mailed();
    }

    /** A mail was asked for just now. */
    public void mailed() {
        tab.setAuthNote(MAILED, String.valueOf(ServerTime.now().toEpochMilli()));
    }

    public void forget() {
        tab.removeAuthNote(SIGN_UP);
        tab.removeAuthNote(EMAIL);
        tab.removeAuthNote(MAILED);
    }

    /** For whom it waits; empty when it waits for nobody. */
    public Optional<String> signUpId() {
        return Optional.ofNullable(tab.getAuthNote(SIGN_UP));
    }

    public String email() {
        return tab.getAuthNote(EMAIL);
    }

    public Instant mailedAt() {
        return Instant.ofEpochMilli(Long.parseLong(tab.getAuthNote(MAILED)));
    }

    /** Where the browser of the request has a tab that waits for this one. */
    public static Optional<URI> waiting(KeycloakSession session, RealmModel realm, String signUpId) {
        return Optional.ofNullable(new AuthenticationSessionManager(session).getCurrentRootAuthenticationSession(realm))
                .flatMap(root -> root.getAuthenticationSessions().values().stream()
                        .filter(tab -> signUpId.equals(tab.getAuthNote(SIGN_UP)))
                        .findFirst())
                .map(tab -> new AuthenticationFlowURLHelper(
                                session, realm, session.getContext().getUri())
                        .getLastExecutionUrl(tab));
    }
}
