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
    public record Reservation(boolean granted, Optional<Duration> retryAfter, int inRow) {}

    /**
     * Asks for a try.
     *
     * @param factor what is tried
     * @param limits what bounds it
     * @param now    the time
     * @return granted with its number in the row of failures it would make; or refused, with the time to wait when
     *     waiting helps: not after too many failures in a row, and not while the user is disabled
     */
    public Reservation reserve(String factor, AttemptLimits limits, Instant now) {
        try {
            return AttemptRows.run(transaction, subject.realmId(), keys(factor, limits), now, rows -> {
                Reservation reservation = reserve(rows, factor, limits, now);
                requireEnabled(rows);
                return reservation;
            });
        } catch (Refused refused) {
            return new Reservation(false, refused.retryAfter, 0);
        }
    }

    /** The try was right: gives it back and forgets what a success clears. */
    public void succeeded(String factor, AttemptLimits limits) {
        transaction.run(em -> {
            AttemptRows rows = new AttemptRows(em);
            if (limits.countedInRow()) {
                rows.clear(inRow());
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

    /** Forgets everything about the user, when he was locked or an administrator unlocks him. */
    public void clear() {
        transaction.run(em -> {
            new AttemptRows(em).clearAllOf(subject.userId());
            return null;
        });
    }

    private Reservation reserve(AttemptRows rows, String factor, AttemptLimits limits, Instant now) {
        int inRow = limits.countedInRow() ? countInRow(rows, limits.failuresInRow()) : 0;
        for (RateLimit limit : limits.windows()) {
            if (!rows.count(key(factor, limit), limit, now)) {
                throw new Refused(Optional.of(rows.untilEnd(key(factor, limit), limit, now)));
            }
        }
        return new Reservation(true, Optional.empty(), inRow);
    }

    /**
     * After counting: who locks a user clears the counts as well, and a request that saw him enabled before must not find
     * tries in them. Users of a remote storage have no row.
     */
    private void requireEnabled(AttemptRows rows) {
        if (rows.areOfDisabledUser(subject.userId())) {
            throw new Refused(Optional.empty());
        }
    }

    private int countInRow(AttemptRows rows, int most) {
        if (!rows.countInRow(inRow(), most)) {
            throw new Refused(Optional.empty());
        }
        return rows.attempts(inRow());
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

        private final transient Optional<Duration> retryAfter;

        private Refused(Optional<Duration> retryAfter) {
            super(null, null, false, false);
            this.retryAfter = retryAfter;
        }
    }
}
