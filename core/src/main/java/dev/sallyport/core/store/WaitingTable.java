package dev.sallyport.core.store;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The table of those in one realm who wait for an administrator. */
public final class WaitingTable {

    private static final String REALM = "realm";

    private final KeycloakSession session;
    private final String realmId;

    public WaitingTable(KeycloakSession session, String realmId) {
        this.session = session;
        this.realmId = realmId;
    }

    /** With the session's transaction. */
    public void insert(WaitingRow row) {
        WaitingEntity entity = new WaitingEntity();
        entity.userId = row.userId();
        entity.realmId = realmId;
        entity.domainId = row.domainId();
        entity.realmUrl = row.realmUrl();
        entity.since = row.since().toEpochMilli();
        EntityManager em = entityManager();
        em.persist(entity);
        em.flush();
    }

    /** Who waits longest first. */
    public List<WaitingRow> page(int first, int max) {
        return entityManager()
                .createQuery(
                        "select " + WaitingRow.COLUMNS + " from WaitingEntity w where w.realmId = :realm"
                                + " order by w.since, w.userId",
                        Object[].class)
                .setParameter(REALM, realmId)
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultStream()
                .map(WaitingRow::of)
                .toList();
    }

    public Optional<WaitingRow> find(String userId) {
        return entityManager()
                .createQuery(
                        "select " + WaitingRow.COLUMNS + " from WaitingEntity w"
                                + " where w.realmId = :realm and w.userId = :user",
                        Object[].class)
                .setParameter(REALM, realmId)
                .setParameter("user", userId)
                .getResultStream()
                .map(WaitingRow::of)
                .findFirst();
    }

    /** Those whom an administrator enabled. */
    public List<WaitingRow> enabled(int max) {
        return entityManager()
                .createQuery(
                        "select " + WaitingRow.COLUMNS + " from WaitingEntity w, UserEntity u"
                                + " where w.realmId = :realm and u.id = w.userId and u.enabled = true",
                        Object[].class)
                .setParameter(REALM, realmId)
                .setMaxResults(max)
                .getResultStream()
                .map(WaitingRow::of)
                .toList();
    }

    /** With the session's transaction: true for one caller only. */
    public boolean take(String userId) {
        return entityManager()
                        .createQuery("delete from WaitingEntity w where w.realmId = :realm and w.userId = :user")
                        .setParameter(REALM, realmId)
                        .setParameter("user", userId)
                        .executeUpdate()
                == 1;
    }

    /** Realms where somebody waits. */
    public static List<String> realmIds(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery("select distinct w.realmId from WaitingEntity w", String.class)
                .getResultList();
    }

    private EntityManager entityManager() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
