package dev.sallyport.core.apikey;

import dev.sallyport.core.keycloak.AfterCommit;
import dev.sallyport.core.keycloak.ApiKeyEvents.Action;
import dev.sallyport.core.keycloak.Mail;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.policy.ApiKeyPolicy;
import dev.sallyport.core.policy.ApiKeySettings;
import dev.sallyport.core.store.ApiKeyRow;
import dev.sallyport.core.store.ApiKeySweep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * What time does to keys: those that nobody uses are suspended and later removed, those that expired are removed, and of
 * those that expire soon their owners are told. In batches with transactions of their own; what is cut short goes on the
 * next time.
 */
final class ApiKeyCleanUp {

    /** An expired key is shown so long, for its owner to see why his program stopped. */
    private static final Duration SHOWN = Duration.ofDays(30);

    private static final int BATCH = 100;

    private static final Logger LOG = Logger.getLogger(ApiKeyCleanUp.class);

    private final KeycloakSessionFactory factory;

    ApiKeyCleanUp(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    void run() {
        List<String> realmIds = KeycloakModelUtils.runJobInTransactionWithResult(factory, ApiKeySweep::realmIds);
        for (String realmId : realmIds) {
            for (Predicate<Batch> step :
                    List.<Predicate<Batch>>of(Batch::expired, Batch::unused, Batch::idle, Batch::expiring)) {
                runSafely(realmId, step);
            }
        }
    }

    /** One realm's trouble is not all realms'. */
    private void runSafely(String realmId, Predicate<Batch> step) {
        try {
            runWhileThereIsMore(realmId, step);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "API keys of realm '%s' are not cleaned up and will be tried again: %s",
                    realmId, e.getClass().getName());
        }
    }

    private void runWhileThereIsMore(String realmId, Predicate<Batch> step) {
        boolean more = true;
        while (more) {
            more = KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
                RealmModel realm = session.realms().getRealm(realmId);
                if (realm == null) {
                    return false;
                }
                session.getContext().setRealm(realm);
                AfterCommit.onThisThread(session);
                return step.test(new Batch(session, realm));
            });
        }
    }

    /** Some keys of one realm. Each step says whether there may be more of its kind. */
    private static final class Batch {

        private final KeycloakSession session;
        private final RealmModel realm;
        private final ApiKeySweep sweep;
        private final ApiKeys keys;
        private final ApiKeySettings settings;
        private final Instant now = ServerTime.now();

        Batch(KeycloakSession session, RealmModel realm) {
            this.session = session;
            this.realm = realm;
            this.sweep = new ApiKeySweep(session, realm.getId());
            this.keys = new ApiKeys(session, realm, Optional.empty());
            this.settings = new ApiKeyPolicy(realm).settings();
        }

        boolean expired() {
            return remove(sweep.expired(now.minus(SHOWN).toEpochMilli(), BATCH), Action.EXPIRED);
        }

        boolean unused() {
            Duration longest = settings.removedAfter();
            return !longest.isZero() && remove(sweep.idle(now.minus(longest).toEpochMilli(), BATCH), Action.REMOVED);
        }

        boolean idle() {
            if (settings.suspendedAfter().isZero()) {
                return false;
            }
            long before = now.minus(settings.suspendedAfter()).toEpochMilli();
            List<ApiKeyRow> idle = sweep.enabledIdle(before, BATCH);
            return idle.stream()
                            .filter(row -> keys.suspend(ApiKeyRows.key(row), before))
                            .count()
                    == BATCH;
        }

        boolean expiring() {
            if (!Mail.configured(realm)) {
                return false;
            }
            List<Integer> days = settings.expiryMailDays();
            boolean more = false;
            for (int i = 0; i < days.size(); i++) {
                more |= expiring(days.get(i), i + 1 < days.size() ? days.get(i + 1) : 0);
            }
            return more;
        }

        /** Between the day of this notice and that of the next one, which says it better. */
        private boolean expiring(int days, int next) {
            ApiKeySweep.Expiring window = new ApiKeySweep.Expiring(
                    now.plus(Duration.ofDays(next)).toEpochMilli(),
                    now.plus(Duration.ofDays(days)).toEpochMilli(),
                    Duration.ofDays(days).toMillis(),
                    ApiKeyNotices.claim(days));
            List<ApiKeyRow> expiring = sweep.expiring(window, BATCH);
            ApiKeyNotices notices = new ApiKeyNotices(session, realm);
            expiring.forEach(row -> notices.expires(ApiKeyRows.key(row), days));
            return expiring.size() == BATCH;
        }

        private boolean remove(List<ApiKeyRow> rows, Action action) {
            rows.forEach(row -> keys.delete(ApiKeyRows.key(row), action));
            return rows.size() == BATCH;
        }
    }
}
