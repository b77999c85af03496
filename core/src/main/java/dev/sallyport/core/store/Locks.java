package dev.sallyport.core.store;

import dev.sallyport.core.keycloak.ClusterSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntFunction;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Who is locked after wrong codes, and until when. Durable, and the same on every node. */
public final class Locks {

    /** Tells every node whose lock changed: the id of a user or of a realm. */
    public static final ClusterSignal CHANGED = new ClusterSignal("sallyport-lock");

    private final KeycloakSession session;
    private final OwnTransaction transaction;

    public Locks(KeycloakSession session) {
        this.session = session;
        this.transaction = new OwnTransaction(session);
    }

    /**
     * The last lock of a user; it may be over.
     *
     * @param until    its end; {@link Instant#MAX} when only an administrator ends it
     * @param inRow    how many in a row, this one included
     * @param failures the failure in a row that led to it
     */
    public record Lock(Instant until, int inRow, int failures) {

        public boolean holds(Instant now) {
            return now.isBefore(until);
        }

        /** How long it lasts; empty when it does not end by itself. */
        public Optional<Duration> remaining(Instant now) {
            return until.equals(Instant.MAX) ? Optional.empty() : Optional.of(Duration.between(now, until));
        }
    }

    /** What holds at this moment. */
    public Optional<Lock> holding(Subject subject, Instant now) {
        // In the request's transaction: what others committed is seen in this one.
        return new LockRows(session.getProvider(JpaConnectionProvider.class).getEntityManager())
                .of(subject.userId())
                .filter(lock -> lock.holds(now));
    }

    /**
     * Locks, committed when it returns.
     *
     * @param failures the failure in a row that leads to it
     * @param end      the end by how many locks in a row there were before
     */
    public Lock lock(Subject subject, int failures, IntFunction<Instant> end) {
        transaction.insert(row(subject), LockEntity.class, subject.userId());
        Lock locked = transaction.run(em -> {
            LockRows rows = new LockRows(em);
            int before = rows.of(subject.userId()).map(Lock::inRow).orElse(0);
            Lock lock = new Lock(end.apply(before), before + 1, failures);
            rows.put(subject.userId(), lock);
            return lock;
        });
        CHANGED.send(session, subject.userId());
        return locked;
    }

    /** An administrator lifts a user's lock and all that led to it. */
    public void lift(Subject subject) {
        transaction.run(em -> {
            new LockRows(em).clear(subject.userId());
            new AttemptRows(em).clearAllOf(subject.userId());
            return null;
        });
        CHANGED.send(session, subject.userId());
    }

    /** The same for all users of a realm, except that counts per period stay. */
    public void liftAll(String realmId) {
        transaction.run(em -> {
            new LockRows(em).clearAllOf(realmId);
            new AttemptRows(em).clearAllInRow(realmId);
            return null;
        });
        CHANGED.send(session, realmId);
    }

    private static LockEntity row(Subject subject) {
        LockEntity row = new LockEntity();
        row.userId = subject.userId();
        row.realmId = subject.realmId();
        return row;
    }
}
