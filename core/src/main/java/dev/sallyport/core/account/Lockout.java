package dev.sallyport.core.account;

import dev.sallyport.core.code.AttemptLimits;
import dev.sallyport.core.code.Verdict;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.keycloak.Shutting;
import dev.sallyport.core.policy.LockoutPolicy;
import dev.sallyport.core.policy.LockoutSettings;
import dev.sallyport.core.store.Attempts;
import dev.sallyport.core.store.Locks;
import dev.sallyport.core.store.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Keeps a user out after too many wrong codes: for a while that grows, or, where the realm is configured so, for good by
 * disabling him as ThingsBoard does. Either ends his sessions, is an event, and is mailed to those whom it concerns.
 */
public final class Lockout {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final Subject subject;
    private final Locks locks;

    public Lockout(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.subject = Subject.of(realm, user);
        this.locks = new Locks(session);
    }

    /** The lock that holds at this moment, as the answer to any code. Who was disabled is not looked at. */
    public Optional<Verdict> holding() {
        return locks.holding(subject, ServerTime.now())
                .map(lock -> Verdict.locked(false, lock.remaining(ServerTime.now())));
    }

    /**
     * Whether nothing that the user shows lets him in at this moment: he is disabled, by a lock or by hand, or a lock holds.
     * The realm's brute-force detector has no say here; passwords and codes are where it is asked.
     */
    public boolean keepsOut() {
        return !user.isEnabled() || holding().isPresent();
    }

    /**
     * Locks the user. Done and committed when it returns, whatever becomes of the request.
     *
     * @param failures how many in a row there were
     * @return how long it lasts; empty when it does not end by itself
     */
    Optional<Duration> shut(int failures) {
        LockoutSettings settings = new LockoutPolicy(realm).settings();
        Shutting shutting = new Shutting(session, realm, user, failures);
        if (settings.permanent()) {
            shutting.forGood();
            new Attempts(session, subject).clear();
            return Optional.empty();
        }
        Instant now = ServerTime.now();
        Locks.Lock lock = locks.lock(subject, failures, before -> end(settings, failures, before, now));
        shutting.until(lock.until());
        return lock.remaining(now);
    }

    /** After too many failures in a row no waiting makes guessing slow enough. */
    private static Instant end(LockoutSettings settings, int failures, int locksBefore, Instant now) {
        return failures >= AttemptLimits.HARD_STOP
                ? Instant.MAX
                : settings.duration(locksBefore).map(now::plus).orElse(Instant.MAX);
    }

    /** An administrator lifts the lock and forgets what led to it. Does not enable a user who is disabled. */
    public static void lift(KeycloakSession session, RealmModel realm, UserModel user) {
        new Locks(session).lift(Subject.of(realm, user));
        SentCodes.forgive(session, realm, user);
    }

    /** The same for all users of a realm; their counts per period stay. */
    public static void liftAll(KeycloakSession session, RealmModel realm) {
        new Locks(session).liftAll(realm.getId());
    }
}
