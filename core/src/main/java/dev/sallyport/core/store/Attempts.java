package dev.sallyport.core.store;

import dev.sallyport.core.code.AttemptLimits;
import dev.sallyport.core.code.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/**
 * Counts tries before a code is looked at. A try that is not reserved here is not verified, so parallel submissions
 * cannot get more tries than the limits allow, on any number of nodes.
 */
public final class Attempts {

    /** The factor name under which failures in a row are counted over all factors of a user. */
    private static final String ANY = "*";

    private final OwnTransaction transaction;
    private final Subject subject;

    public Attempts(KeycloakSession session, Subject subject) {
        this.transaction = new OwnTransaction(session);
        this.subject = subject;
    }

    /** What became of asking for a try. */
    public enum Outcome {
        /** It may be judged. */
        GRANTED,
        /** Not now: too many in a period. */
        WAIT,
        /** Not while the user is locked or disabled, or the try that will lock him is being judged. */
        LOCKED,
        /** More failures in a row than allowed by now, and no lock: the limit was lowered. */
        OVERDUE
    }

    /**
     * The answer.
     *
     * @param retryAfter where it is refused and waiting helps
     * @param inRow      the number in the row of failures that it would make, or of those there are
     * @param locks      whether it locks the user if it fails
     */
    public record Reservation(Outcome outcome, Optional<Duration> retryAfter, int inRow, boolean locks) {

        public boolean granted() {
            return outcome == Outcome.GRANTED;
        }

        private static Reservation refused(Outcome outcome, Optional<Duration> retryAfter) {
            return new Reservation(outcome, retryAfter, 0, false);
        }
    }

    /**
     * Asks for a try.
     *
     * @param factor what is tried
     * @param limits what bounds it
     * @param now    the time
     */
    public Reservation reserve(String factor, AttemptLimits limits, Instant now) {
        try {
            return AttemptRows.run(transaction, subject.realmId(), keys(factor, limits), now, rows -> {
                Reservation reservation = reserve(rows, factor, limits, now);
                requireEnabled(rows);
                return reservation;
            });
        } catch (Refused refused) {
            return refused.reservation;
        }
    }

    /** The try was right: gives it back and forgets what a success clears. */
    public void succeeded(String factor, AttemptLimits limits) {
        transaction.run(em -> {
            AttemptRows rows = new AttemptRows(em);
            if (limits.countedInRow()) {
                rows.clear(inRow());
                new LockRows(em).clear(subject.userId());
            }
            for (RateLimit limit : limits.windows()) {
                if (limit.clearedBySuccess()) {
                    rows.clear(key(factor, limit));
                } else {
                    rows.giveBack(key(factor, limit));
                }
            }
            return null;
        });
    }

    /** The try was neither right nor a failure: gives it back. */
    public void giveBack(String factor, AttemptLimits limits) {
        transaction.run(em -> {
            keys(factor, limits).forEach(new AttemptRows(em)::giveBack);
            return null;
        });
    }

    /** Forgets all counts of the user: he was disabled for them. */
    public void clear() {
        transaction.run(em -> {
            new AttemptRows(em).clearAllOf(subject.userId());
            return null;
        });
    }

    /** The lock is looked at before counting: one that comes meanwhile leaves no try to be counted. */
    private Reservation reserve(AttemptRows rows, String factor, AttemptLimits limits, Instant now) {
        Optional<Locks.Lock> lock = rows.lockOf(subject.userId());
        lock.filter(found -> found.holds(now)).ifPresent(found -> {
            throw new Refused(Reservation.refused(Outcome.LOCKED, found.remaining(now)));
        });
        int last = limits.nextLock(lock.map(Locks.Lock::failures).orElse(0));
        int inRow = limits.countedInRow() ? countInRow(rows, last) : 0;
        for (RateLimit limit : limits.windows()) {
            if (!rows.count(key(factor, limit), limit, now)) {
                Duration wait = rows.untilEnd(key(factor, limit), limit, now);
                throw new Refused(Reservation.refused(Outcome.WAIT, Optional.of(wait)));
            }
        }
        return new Reservation(Outcome.GRANTED, Optional.empty(), inRow, inRow == last);
    }

    /**
     * After counting: who disables a user clears the counts as well, and a request that saw him enabled before must not
     * find tries in them. Users of a remote storage have no row.
     */
    private void requireEnabled(AttemptRows rows) {
        if (rows.areOfDisabledUser(subject.userId())) {
            throw new Refused(Reservation.refused(Outcome.LOCKED, Optional.empty()));
        }
    }

    private int countInRow(AttemptRows rows, int most) {
        boolean counted = rows.countInRow(inRow(), most);
        int inRow = rows.attempts(inRow());
        if (!counted) {
            Outcome outcome = inRow > most ? Outcome.OVERDUE : Outcome.LOCKED;
            throw new Refused(new Reservation(outcome, Optional.empty(), inRow, false));
        }
        return inRow;
    }

    private List<AttemptId> keys(String factor, AttemptLimits limits) {
        Stream<AttemptId> windows = limits.windows().stream().map(limit -> key(factor, limit));
        return Stream.concat(limits.countedInRow() ? Stream.of(inRow()) : Stream.empty(), windows)
                .toList();
    }

    private AttemptId inRow() {
        return new AttemptId(subject.userId(), ANY, AttemptRows.IN_A_ROW);
    }

    private AttemptId key(String factor, RateLimit limit) {
        return new AttemptId(subject.userId(), factor, limit.period().toSeconds());
    }

    /** Undoes the reservation as a whole. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Reservation reservation;

        private Refused(Reservation reservation) {
            super(null, null, false, false);
            this.reservation = reservation;
        }
    }
}
