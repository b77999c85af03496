package dev.sallyport.core.store;

import dev.sallyport.core.code.RateLimit;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The table of counts. Each step is one conditional statement, so parallel callers cannot count past a limit. Who counts
 * in several rows does so in one transaction, and in the same order as everybody else.
 */
final class AttemptRows {

    /** The period of a count that no time ends. */
    static final long IN_A_ROW = 0;

    private static final String KEY = " a.subjectId = :subject and a.factor = :factor and a.periodSeconds = :period";
    private static final String COUNT_ONE = "update AttemptEntity a set a.attempts = a.attempts + 1 where" + KEY
            + " and a.startedAt > :cutoff and a.attempts < :max";
    private static final String START_ANEW =
            "update AttemptEntity a set a.attempts = 1, a.startedAt = :now where" + KEY + " and a.startedAt <= :cutoff";
    /** Values, not an entity: one that was read before in this session would come back as it was then. */
    private static final String READ = "select a.attempts, a.startedAt from AttemptEntity a where" + KEY;

    private static final String GIVE_BACK =
            "update AttemptEntity a set a.attempts = a.attempts - 1 where" + KEY + " and a.attempts > 0";
    private static final String CLEAR = "update AttemptEntity a set a.attempts = 0 where" + KEY;
    private static final String CLEAR_ALL = "update AttemptEntity a set a.attempts = 0 where a.subjectId = :subject";

    private static final String CLEAR_ALL_IN_ROW =
            "update AttemptEntity a set a.attempts = 0 where a.realmId = :realm and a.periodSeconds = " + IN_A_ROW;

    private static final String DISABLED = "select count(u) from UserEntity u where u.id = :user and u.enabled = false";

    private final EntityManager em;

    AttemptRows(EntityManager em) {
        this.em = em;
    }

    /**
     * Counts in rows that may not be there yet: only who finds one missing pays for making them.
     *
     * @param keys all rows that the work counts in
     * @param work ends with {@link Missing} when one of them is not there
     */
    static <T> T run(
            OwnTransaction transaction,
            String realmId,
            List<AttemptId> keys,
            Instant now,
            Function<AttemptRows, T> work) {
        try {
            return transaction.run(em -> work.apply(new AttemptRows(em)));
        } catch (Missing missing) {
            keys.forEach(key -> insert(transaction, realmId, key, now));
            return transaction.run(em -> work.apply(new AttemptRows(em)));
        }
    }

    private static void insert(OwnTransaction transaction, String realmId, AttemptId key, Instant now) {
        AttemptEntity row = new AttemptEntity();
        row.subjectId = key.subjectId;
        row.factor = key.factor;
        row.periodSeconds = key.periodSeconds;
        row.realmId = realmId;
        row.startedAt = now.toEpochMilli();
        transaction.insert(row, AttemptEntity.class, key);
    }

    /** Counts one in a period, which begins anew when it is over; false when it is full. */
    boolean count(AttemptId key, RateLimit limit, Instant now) {
        long cutoff = now.minus(limit.period()).toEpochMilli();
        return addOne(key, limit.count(), cutoff)
                || startAnew(key, cutoff, now)
                || (isThere(key) && addOne(key, limit.count(), cutoff));
    }

    /** Counts one where no time ends the period; false when it is full. */
    boolean countInRow(AttemptId key, int most) {
        return addOne(key, most, Long.MIN_VALUE) || (isThere(key) && addOne(key, most, Long.MIN_VALUE));
    }

    private boolean addOne(AttemptId key, int most, long cutoff) {
        return bind(em.createQuery(COUNT_ONE), key)
                        .setParameter("cutoff", cutoff)
                        .setParameter("max", most)
                        .executeUpdate()
                == 1;
    }

    private boolean startAnew(AttemptId key, long cutoff, Instant now) {
        return bind(em.createQuery(START_ANEW), key)
                        .setParameter("cutoff", cutoff)
                        .setParameter("now", now.toEpochMilli())
                        .executeUpdate()
                == 1;
    }

    /** Nothing could be counted: full, or not there, or made by somebody else just now. Whoever counts again will see. */
    private boolean isThere(AttemptId key) {
        if (read(key).isEmpty()) {
            throw new Missing();
        }
        return true;
    }

    void giveBack(AttemptId key) {
        bind(em.createQuery(GIVE_BACK), key).executeUpdate();
    }

    void clear(AttemptId key) {
        bind(em.createQuery(CLEAR), key).executeUpdate();
    }

    void clearAllOf(String subjectId) {
        em.createQuery(CLEAR_ALL).setParameter("subject", subjectId).executeUpdate();
    }

    void clearAllInRow(String realmId) {
        em.createQuery(CLEAR_ALL_IN_ROW).setParameter("realm", realmId).executeUpdate();
    }

    int attempts(AttemptId key) {
        return read(key).map(Row::attempts).orElse(0);
    }

    Optional<Locks.Lock> lockOf(String userId) {
        return new LockRows(em).of(userId);
    }

    /** Whether the user is disabled, as the database has it by now. */
    boolean areOfDisabledUser(String userId) {
        return em.createQuery(DISABLED, Long.class).setParameter("user", userId).getSingleResult() > 0;
    }

    /** How long the period still lasts. */
    Duration untilEnd(AttemptId key, RateLimit limit, Instant now) {
        return read(key)
                .map(row -> row.startedAt().plus(limit.period()))
                .map(end -> Duration.between(now, end))
                .orElse(Duration.ofSeconds(1));
    }

    private record Row(int attempts, Instant startedAt) {}

    private Optional<Row> read(AttemptId key) {
        return em.createQuery(READ, Object[].class)
                .setParameter("subject", key.subjectId)
                .setParameter("factor", key.factor)
                .setParameter("period", key.periodSeconds)
                .getResultStream()
                .map(values -> new Row((Integer) values[0], Instant.ofEpochMilli((Long) values[1])))
                .findFirst();
    }

    private static Query bind(Query query, AttemptId key) {
        return query.setParameter("subject", key.subjectId)
                .setParameter("factor", key.factor)
                .setParameter("period", key.periodSeconds);
    }

    /** A row to count in is not there; what was counted in others is undone. */
    private static final class Missing extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Missing() {
            super(null, null, false, false);
        }
    }
}
