package dev.sallyport.core.store;

import dev.sallyport.core.code.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** Takes one from each of several quotas, or from none of them. */
public final class Quotas {

    private final OwnTransaction transaction;

    public Quotas(KeycloakSession session) {
        this.transaction = new OwnTransaction(session);
    }

    /**
     * One quota.
     *
     * @param realmId whose realm
     * @param owner   a user's id, or the hash of what else is counted
     * @param name    of what
     * @param limit   how many in which period
     */
    public record Quota(String realmId, String owner, String name, RateLimit limit) {

        private AttemptId key() {
            return new AttemptId(owner, name, limit.period().toSeconds());
        }
    }

    /** A quota that is used up, and how long it stays so. */
    public record Exceeded(Quota quota, Duration retryAfter) {}

    /**
     * Takes one from each.
     *
     * @param quotas at least one, all of one realm; always in the same order, that with most callers last: its row is locked for the shortest time
     * @return empty when each had one left; else the first that had not, and nothing was taken
     */
    public Optional<Exceeded> take(List<Quota> quotas, Instant now) {
        List<AttemptId> keys = quotas.stream().map(Quota::key).toList();
        String realmId = quotas.get(0).realmId();
        try {
            return AttemptRows.run(transaction, realmId, keys, now, rows -> {
                for (Quota quota : quotas) {
                    if (!rows.count(quota.key(), quota.limit(), now)) {
                        throw new Refused(new Exceeded(quota, rows.untilEnd(quota.key(), quota.limit(), now)));
                    }
                }
                return Optional.empty();
            });
        } catch (Refused refused) {
            return Optional.of(refused.exceeded);
        }
    }

    /** Gives back what was taken for nothing. */
    public void giveBack(List<Quota> quotas) {
        transaction.run(em -> {
            AttemptRows rows = new AttemptRows(em);
            quotas.forEach(quota -> rows.giveBack(quota.key()));
            return null;
        });
    }

    /** Forgets all that was taken from an owner's quotas. */
    public void clear(String owner) {
        transaction.run(em -> {
            new AttemptRows(em).clearAllOf(owner);
            return null;
        });
    }

    /** Undoes what was taken as a whole. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Exceeded exceeded;

        private Refused(Exceeded exceeded) {
            super(null, null, false, false);
            this.exceeded = exceeded;
        }
    }
}
