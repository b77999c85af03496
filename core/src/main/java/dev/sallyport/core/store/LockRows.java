package dev.sallyport.core.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;

/** The table of locks, in a transaction of the caller's. */
final class LockRows {

    /** Values, not an entity: one that was read before in this session would come back as it was then. */
    private static final String READ =
            "select l.lockedUntil, l.locks, l.failures from LockEntity l where l.userId = :user and l.locks > 0";

    private static final String WRITE =
            "update LockEntity l set l.lockedUntil = :until, l.locks = :locks, l.failures = :failures"
                    + " where l.userId = :user";

    private static final String RESET =
            "update LockEntity l set l.lockedUntil = 0, l.locks = 0, l.failures = 0 where l.locks > 0";

    private static final String CLEAR = RESET + " and l.userId = :user";
    private static final String CLEAR_ALL = RESET + " and l.realmId = :realm";

    private final EntityManager em;

    LockRows(EntityManager em) {
        this.em = em;
    }

    Optional<Locks.Lock> of(String userId) {
        return em.createQuery(READ, Object[].class)
                .setParameter("user", userId)
                .getResultStream()
                .map(values -> new Locks.Lock(instant((Long) values[0]), (Integer) values[1], (Integer) values[2]))
                .findFirst();
    }

    void put(String userId, Locks.Lock lock) {
        em.createQuery(WRITE)
                .setParameter("until", millis(lock.until()))
                .setParameter("locks", lock.inRow())
                .setParameter("failures", lock.failures())
                .setParameter("user", userId)
                .executeUpdate();
    }

    void clear(String userId) {
        em.createQuery(CLEAR).setParameter("user", userId).executeUpdate();
    }

    void clearAllOf(String realmId) {
        em.createQuery(CLEAR_ALL).setParameter("realm", realmId).executeUpdate();
    }

    private static Instant instant(long millis) {
        return millis == Long.MAX_VALUE ? Instant.MAX : Instant.ofEpochMilli(millis);
    }

    private static long millis(Instant instant) {
        return instant.equals(Instant.MAX) ? Long.MAX_VALUE : instant.toEpochMilli();
    }
}
