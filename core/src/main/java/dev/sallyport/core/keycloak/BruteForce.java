package dev.sallyport.core.keycloak;

import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;

/** Keycloak's brute-force detector, for doors that are not login flows: the flow engine tells it by itself. */
public final class BruteForce {

    /** Categories that the detector counts; any other is silently dropped (DefaultBruteForceProtector). */
    public enum Category {
        PASSWORD("password"),
        SECOND_FACTOR("otp");

        private final String name;

        Category(String name) {
            this.name = name;
        }
    }

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    public BruteForce(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    /** Whether the realm's detector shuts the user out just now. */
    public boolean shutsOut() {
        return realm.isBruteForceProtected()
                && (protector().isPermanentlyLockedOut(session, realm, user)
                        || protector().isTemporarilyDisabled(session, realm, user));
    }

    public void failed(Category category) {
        if (realm.isBruteForceProtected()) {
            protector()
                    .failedLogin(
                            realm,
                            user,
                            session.getContext().getConnection(),
                            session.getContext().getHttpRequest().getUri(),
                            Set.of(category.name));
        }
    }

    /** Only for a login that is complete: a right password alone must not wipe out failed codes. */
    void succeeded() {
        if (realm.isBruteForceProtected()) {
            protector()
                    .successfulLogin(
                            realm,
                            user,
                            session.getContext().getConnection(),
                            session.getContext().getHttpRequest().getUri(),
                            Set.of(Category.PASSWORD.name, Category.SECOND_FACTOR.name));
        }
    }

    private BruteForceProtector protector() {
        return session.getProvider(BruteForceProtector.class);
    }
}
