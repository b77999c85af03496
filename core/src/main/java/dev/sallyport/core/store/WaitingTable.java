package dev.sallyport.core.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
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
        entity.since = row.since().toEpochMilli();
        EntityManager em = entityManager();
        em.persist(entity);
        em.flush();
    }

    /** Who waits longest first. */
    public List<WaitingRow> page(int first, int max) {
        return entityManager()
                .createQuery(
                        "select w.userId, w.domainId, w.since from WaitingEntity w where w.realmId = :realm"
                                + " order by w.since, w.userId",
                        Object[].class)
                .setParameter(REALM, realmId)
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultStream()
                .map(row -> new WaitingRow((String) row[0], (String) row[1], Instant.ofEpochMilli((Long) row[2])))
                .toList();
    }

    /** Those whom an administrator enabled, by their ids and domains. */
    public List<WaitingRow> enabled(int max) {
        return entityManager()
                .createQuery(
                        "select w.userId, w.domainId, w.since from WaitingEntity w, UserEntity u"
                                + " where w.realmId = :realm and u.id = w.userId and u.enabled = true",
                        Object[].class)
                .setParameter(REALM, realmId)
                .setMaxResults(max)
                .getResultStream()
                .map(row -> new WaitingRow((String) row[0], (String) row[1], Instant.ofEpochMilli((Long) row[2])))
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
