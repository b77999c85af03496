package dev.sallyport.core.store;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.scheduled.ClusterAwareScheduledTaskRunner;
import org.keycloak.timer.ScheduledTask;
import org.keycloak.timer.TimerProvider;

/** Deletes rows that have served: hourly on one node what is out of date, and at once what a user or realm leaves. */
final class CleanUp {

    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final List<String> ENTITIES = List.of("AttemptEntity", "OfferEntity", "SingleUseEntity");

    private CleanUp() {}

    static void schedule(KeycloakSessionFactory factory) {
        long millis = INTERVAL.toMillis();
        ClusterAwareScheduledTaskRunner runner =
                new ClusterAwareScheduledTaskRunner(factory, new SallyportCleanUpTask(), millis);
        KeycloakModelUtils.runJobInTransaction(
                factory, session -> session.getProvider(TimerProvider.class).schedule(runner, millis));
    }

    static void realmRemoved(KeycloakSession session, RealmModel realm) {
        delete(session, "realmId", realm.getId());
    }

    static void userRemoved(KeycloakSession session, UserModel user) {
        delete(session, "userId", user.getId());
    }

    /** In the transaction that removes the user or realm: if that is undone, so is this. */
    private static void delete(KeycloakSession session, String field, String id) {
        EntityManager em = entityManager(session);
        for (String entity : ENTITIES) {
            em.createQuery("delete from " + entity + " e where e." + field + " = :id")
                    .setParameter("id", id)
                    .executeUpdate();
        }
    }

    private static EntityManager entityManager(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** Its simple name is the key of the cluster-wide lock, so it must be unique in the server. */
    private static final class SallyportCleanUpTask implements ScheduledTask {

        private static final List<String> OUT_OF_DATE = List.of(
                "delete from SingleUseEntity e where e.expiresAt < :now",
                "delete from OfferEntity e where e.expiresAt < :now",
                "delete from AttemptEntity e where e.periodSeconds > 0"
                        + " and e.startedAt + e.periodSeconds * 1000 < :now");

        /** Uses of credentials that were removed behind our back, in the consoles for instance. */
        private static final String ORPHANS = "delete from SingleUseEntity e where e.expiresAt = " + Long.MAX_VALUE
                + " and not exists (select 1 from CredentialEntity c where c.id = e.ownerId)"
                + " and not exists (select 1 from FederatedUserCredentialEntity f where f.id = e.ownerId)";

        @Override
        public void run(KeycloakSession session) {
            EntityManager em = entityManager(session);
            long now = Time.currentTimeMillis();
            OUT_OF_DATE.forEach(statement ->
                    em.createQuery(statement).setParameter("now", now).executeUpdate());
            em.createQuery(ORPHANS).executeUpdate();
        }

        @Override
        public String getTaskName() {
            return "sallyport-clean-up";
        }
    }
}
