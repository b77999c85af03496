package dev.sallyport.core.store;

import dev.sallyport.core.code.AttemptLimits;
import dev.sallyport.core.code.RateLimit;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Counts tries before a code is looked at. A try that is not reserved here is not verified, so parallel submissions
 * cannot get more tries than the limits allow, on any number of nodes.
 */
public final class Attempts {

    /** The factor name under which failures in a row are counted over all factors of a user. */
    private static final String ANY = "*";

    private static final long IN_A_ROW = 0;

    private static final String KEY = " a.userId = :user and a.factor = :factor and a.periodSeconds = :period";
    private static final String COUNT_ONE = "update AttemptEntity a set a.attempts = a.attempts + 1 where" + KEY
            + " and a.startedAt > :cutoff and a.attempts < :max";
    private static final String START_ANEW =
            "update AttemptEntity a set a.attempts = 1, a.startedAt = :now where" + KEY + " and a.startedAt <= :cutoff";
    private static final String READ = "select a from AttemptEntity a where" + KEY;
    private static final String GIVE_BACK =
            "update AttemptEntity a set a.attempts = a.attempts - 1 where" + KEY + " and a.attempts > 0";
    private static final String CLEAR = "update AttemptEntity a set a.attempts = 0 where" + KEY;
    private static final String CLEAR_USER = "update AttemptEntity a set a.attempts = 0 where a.userId = :user";

    private final OwnTransaction transaction;
    private final Subject subject;

    public Attempts(KeycloakSession session, Subject subject) {
        this.transaction = new OwnTransaction(session);
        this.subject = subject;
    }

    /** What became of asking for a try. */
    public record Reservation(boolean granted, Optional<Duration> retryAfter, int inRow) {}

    /**
     * Asks for a try.
     *
     * @param factor what is tried
     * @param limits what bounds it
     * @param now    the time
     * @return granted with its number in the row of failures it would make; or refused, with the time to wait when
     *     waiting helps
     */
    public Reservation reserve(String factor, AttemptLimits limits, Instant now) {
        if (limits.countedInRow()) {
            prepare(ANY, IN_A_ROW, now);
        }
        limits.windows().forEach(limit -> prepare(factor, limit.period().toSeconds(), now));
        try {
            return transaction.run(em -> reserve(em, factor, limits, now));
        } catch (Refused refused) {
            return new Reservation(false, refused.retryAfter, 0);
        }
    }

    /** The try was right: gives it back and forgets what a success clears. */
    public void succeeded(String factor, AttemptLimits limits) {
        transaction.run(em -> {
            if (limits.countedInRow()) {
                bind(em.createQuery(CLEAR), ANY, IN_A_ROW).executeUpdate();
            }
            for (RateLimit limit : limits.windows()) {
                String statement = limit.clearedBySuccess() ? CLEAR : GIVE_BACK;
                bind(em.createQuery(statement), factor, limit.period().toSeconds())
                        .executeUpdate();
            }
            return null;
        });
    }

    /** The try was neither right nor a failure: gives it back. */
    public void giveBack(String factor, AttemptLimits limits) {
        transaction.run(em -> {
            if (limits.countedInRow()) {
                bind(em.createQuery(GIVE_BACK), ANY, IN_A_ROW).executeUpdate();
            }
            limits.windows()
                    .forEach(limit -> bind(
                                    em.createQuery(GIVE_BACK),
                                    factor,
                                    limit.period().toSeconds())
                            .executeUpdate());
            return null;
        });
    }

    /** Forgets everything about the user, when he was locked or an administrator unlocks him. */
    public void clear() {
        transaction.run(em -> em.createQuery(CLEAR_USER)
                .setParameter("user", subject.userId())
                .executeUpdate());
    }

    private Reservation reserve(EntityManager em, String factor, AttemptLimits limits, Instant now) {
        int inRow = limits.countedInRow() ? countInRow(em, limits.failuresInRow()) : 0;
        for (RateLimit limit : limits.windows()) {
            if (!count(em, factor, limit, now)) {
                throw new Refused(Optional.of(untilEnd(em, factor, limit, now)));
            }
        }
        return new Reservation(true, Optional.empty(), inRow);
    }

    private int countInRow(EntityManager em, int most) {
        if (countOne(em, ANY, IN_A_ROW, most, Long.MIN_VALUE) == 0) {
            throw new Refused(Optional.empty());
        }
        return read(em, ANY, IN_A_ROW).map(row -> row.attempts).orElse(0);
    }

    private Duration untilEnd(EntityManager em, String factor, RateLimit limit, Instant now) {
        return read(em, factor, limit.period().toSeconds())
                .map(row -> Instant.ofEpochMilli(row.startedAt).plus(limit.period()))
                .map(end -> Duration.between(now, end))
                .orElse(Duration.ofSeconds(1));
    }

    /** Each step is one conditional statement, so parallel callers cannot count past the limit. */
    private boolean count(EntityManager em, String factor, RateLimit limit, Instant now) {
        long period = limit.period().toSeconds();
        long cutoff = now.minus(limit.period()).toEpochMilli();
        return countOne(em, factor, period, limit.count(), cutoff) == 1
                || bind(em.createQuery(START_ANEW), factor, period)
                                .setParameter("cutoff", cutoff)
                                .setParameter("now", now.toEpochMilli())
                                .executeUpdate()
                        == 1;
    }

    private int countOne(EntityManager em, String factor, long period, int most, long cutoff) {
        return bind(em.createQuery(COUNT_ONE), factor, period)
                .setParameter("cutoff", cutoff)
                .setParameter("max", most)
                .executeUpdate();
    }

    /** Makes sure that there is a row to count in. */
    private void prepare(String factor, long period, Instant now) {
        AttemptEntity row = new AttemptEntity();
        row.userId = subject.userId();
        row.factor = factor;
        row.periodSeconds = period;
        row.realmId = subject.realmId();
        row.startedAt = now.toEpochMilli();
        transaction.insert(row, AttemptEntity.class, new AttemptId(row.userId, factor, period));
    }

    private Optional<AttemptEntity> read(EntityManager em, String factor, long period) {
        return em.createQuery(READ, AttemptEntity.class)
                .setParameter("user", subject.userId())
                .setParameter("factor", factor)
                .setParameter("period", period)
                .getResultStream()
                .findFirst();
    }

    private Query bind(Query query, String factor, long period) {
        return query.setParameter("user", subject.userId())
                .setParameter("factor", factor)
                .setParameter("period", period);
    }

    /** Undoes the reservation as a whole. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Optional<Duration> retryAfter;

        private Refused(Optional<Duration> retryAfter) {
            super(null, null, false, false);
            this.retryAfter = retryAfter;
        }
    }
}
