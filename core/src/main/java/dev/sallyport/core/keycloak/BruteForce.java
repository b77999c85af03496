package dev.sallyport.core.keycloak;

import java.util.Set;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserLoginFailureModel;
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

    /** How a user stands with the detector before a try. */
    public enum Standing {
        /** A failure is just one more. */
        FREE,
        /** The next failure locks. */
        LAST_TRY,
        /** Shut out for a moment, because two failures came at once (the realm's quick login check). */
        PAUSED,
        /** Shut out after too many failures. */
        LOCKED
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

    /**
     * How the user stands. The detector counts in the background: of failures that come at once, some may not be in yet.
     */
    public Standing standing() {
        if (!realm.isBruteForceProtected()) {
            return Standing.FREE;
        }
        int failures = failures();
        if (protector().isPermanentlyLockedOut(session, realm, user)) {
            return Standing.LOCKED;
        }
        if (protector().isTemporarilyDisabled(session, realm, user)) {
            return failures < realm.getFailureFactor() ? Standing.PAUSED : Standing.LOCKED;
        }
        return locks() && failures + 1 >= realm.getFailureFactor() ? Standing.LAST_TRY : Standing.FREE;
    }

    /** In a row, as the detector will count them: it forgets them after a while. */
    int failures() {
        UserLoginFailureModel failures = session.loginFailures().getUserLoginFailure(realm, user.getId());
        if (failures == null) {
            return 0;
        }
        long age = Time.currentTimeMillis() - failures.getLastFailure();
        boolean forgotten = !locksForGoodAtOnce() && age > realm.getMaxDeltaTimeSeconds() * 1000L;
        return forgotten ? 0 : failures.getNumFailures();
    }

    /** Without a time to wait, failures are counted and nothing comes of it. */
    private boolean locks() {
        return realm.isPermanentLockout()
                || Math.min(realm.getWaitIncrementSeconds(), realm.getMaxFailureWaitSeconds()) > 0;
    }

    private boolean locksForGoodAtOnce() {
        return realm.isPermanentLockout() && realm.getMaxTemporaryLockouts() == 0;
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
