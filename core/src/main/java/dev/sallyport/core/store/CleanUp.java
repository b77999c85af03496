package dev.sallyport.core.store;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    private static final String OWNER = "userId";
    private static final Map<String, String> OWNER_BY_ENTITY = Map.ofEntries(
            Map.entry("ApiKeyEntity", OWNER),
            Map.entry("ApiKeyNetworkEntity", OWNER),
            Map.entry("AttemptEntity", "subjectId"),
            Map.entry("ConsentEntity", OWNER),
            Map.entry("LockEntity", OWNER),
            Map.entry("OfferEntity", OWNER),
            Map.entry("LinkTokenEntity", OWNER),
            Map.entry("SendPaceEntity", OWNER),
            Map.entry("SentCodeEntity", OWNER),
            Map.entry("SignUpNoticeEntity", OWNER),
            Map.entry("SingleUseEntity", OWNER),
            Map.entry("WaitingEntity", OWNER));

    private static final List<String> OF_THE_REALM =
            List.of("DomainClientEntity", "DomainEntity", "SelfRegistrationEntity", "SignUpEntity");

    private CleanUp() {}

    static void schedule(KeycloakSessionFactory factory) {
        long millis = INTERVAL.toMillis();
        ClusterAwareScheduledTaskRunner runner =
                new ClusterAwareScheduledTaskRunner(factory, new SallyportCleanUpTask(), millis);
        KeycloakModelUtils.runJobInTransaction(
                factory, session -> session.getProvider(TimerProvider.class).schedule(runner, millis));
    }

    static void realmRemoved(KeycloakSession session, RealmModel realm) {
        Stream.concat(OWNER_BY_ENTITY.keySet().stream(), OF_THE_REALM.stream())
                .forEach(entity -> delete(session, entity, "realmId", realm.getId()));
    }

    static void userRemoved(KeycloakSession session, UserModel user) {
        OWNER_BY_ENTITY.forEach((entity, owner) -> delete(session, entity, owner, user.getId()));
    }

    /** In the transaction that removes the user or realm: if that is undone, so is this. */
    private static void delete(KeycloakSession session, String entity, String field, String id) {
        entityManager(session)
                .createQuery("delete from " + entity + " e where e." + field + " = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    private static EntityManager entityManager(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** Its simple name is the key of the cluster-wide lock, so it must be unique in the server. */
    private static final class SallyportCleanUpTask implements ScheduledTask {

        private static final List<String> OUT_OF_DATE = List.of(
                "delete from SingleUseEntity e where e.expiresAt < :now",
                "delete from OfferEntity e where e.expiresAt < :now");

        /** A day later: by then nobody counts in them any more, so nobody waits for them and nobody for him. */
        private static final List<String> LONG_OUT_OF_DATE = List.of(
                "delete from LinkTokenEntity e where e.expiresAt < :now",
                "delete from SentCodeEntity e where e.expiresAt < :now",
                "delete from SendPaceEntity e where e.nextAt < :now",
                "delete from SignUpEntity e where e.expiresAt < :now",
                "delete from AttemptEntity e where e.periodSeconds > 0"
                        + " and e.startedAt + e.periodSeconds * 1000 < :now");

        /** Uses of credentials that were removed behind our back, in the consoles for instance. */
        private static final String ORPHANS = "delete from SingleUseEntity e where e.expiresAt = " + Long.MAX_VALUE
                + " and not exists (select 1 from CredentialEntity c where c.id = e.ownerId)"
                + " and not exists (select 1 from FederatedUserCredentialEntity f where f.id = e.ownerId)";

        /** Whoever is enabled again some day has to begin anew. */
        private static final String OF_THE_DISABLED = "delete from LinkTokenEntity e"
                + " where exists (select 1 from UserEntity u where u.id = e.userId and u.enabled = false)";

        /** Keys of users who were removed behind our back. Of users of a federation Keycloak itself has no row. */
        private static final String KEYS_OF_NOBODY = "delete from ApiKeyEntity k where k.userId not like 'f:%'"
                + " and not exists (select 1 from UserEntity u where u.id = k.userId)";

        private static final String NETWORKS_OF_NOTHING = "delete from ApiKeyNetworkEntity n"
                + " where not exists (select 1 from ApiKeyEntity k where k.id = n.apiKey)";

        @Override
        public void run(KeycloakSession session) {
            OwnTransaction transaction = new OwnTransaction(session);
            long now = Time.currentTimeMillis();
            OUT_OF_DATE.forEach(statement -> delete(transaction, statement, now));
            long aDayAgo = now - Duration.ofDays(1).toMillis();
            LONG_OUT_OF_DATE.forEach(statement -> delete(transaction, statement, aDayAgo));
            Stream.of(ORPHANS, OF_THE_DISABLED, KEYS_OF_NOBODY, NETWORKS_OF_NOTHING)
                    .forEach(statement ->
                            transaction.run(em -> em.createQuery(statement).executeUpdate()));
        }

        private static void delete(OwnTransaction transaction, String statement, long time) {
            transaction.run(
                    em -> em.createQuery(statement).setParameter("now", time).executeUpdate());
        }

        @Override
        public String getTaskName() {
            return "sallyport-clean-up";
        }
    }
}
