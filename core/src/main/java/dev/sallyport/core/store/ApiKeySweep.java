package dev.sallyport.core.store;

import jakarta.persistence.TypedQuery;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Finds keys of one realm whose time has come, a batch at a time and by an index. Times in milliseconds since the epoch. */
public final class ApiKeySweep {

    private static final String SELECT = "select new dev.sallyport.core.store.ApiKeyRow(" + ApiKeyRow.COLUMNS
            + ") from ApiKeyEntity k where k.realmId = :realm and ";
    private static final String IDLE = "k.lastUsedAt < :before and k.idleFrom < :before";

    /** A key that was made after its notice was due is not told of it. */
    private static final String EXPIRING = "k.expiresAt > :from and k.expiresAt <= :to"
            + " and k.createdAt < k.expiresAt - :notice and k.enabled = true and not exists"
            + " (select 1 from SingleUseEntity u where u.ownerId = k.id and u.useKey = :claim) order by k.expiresAt";

    private final KeycloakSession session;
    private final String realmId;

    public ApiKeySweep(KeycloakSession session, String realmId) {
        this.session = session;
        this.realmId = realmId;
    }

    /** The realms that have keys at all. */
    public static List<String> realmIds(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery("select distinct k.realmId from ApiKeyEntity k", String.class)
                .getResultList();
    }

    /**
     * Keys whose owners are to be told.
     *
     * @param from   they expire after it
     * @param to     and not later than this
     * @param notice so long before
     * @param claim  the single use that says that they were told
     */
    public record Expiring(long from, long to, long notice, String claim) {}

    public List<ApiKeyRow> expired(long before, int size) {
        return select("k.expiresAt < :before order by k.expiresAt", size)
                .setParameter("before", before)
                .getResultList();
    }

    /** Those that nobody used since. */
    public List<ApiKeyRow> idle(long before, int size) {
        return select(IDLE, size).setParameter("before", before).getResultList();
    }

    /** The same, without those that are disabled. */
    public List<ApiKeyRow> enabledIdle(long before, int size) {
        return select(IDLE + " and k.enabled = true", size)
                .setParameter("before", before)
                .getResultList();
    }

    public List<ApiKeyRow> expiring(Expiring window, int size) {
        return select(EXPIRING, size)
                .setParameter("from", window.from())
                .setParameter("to", window.to())
                .setParameter("notice", window.notice())
                .setParameter("claim", window.claim())
                .getResultList();
    }

    /** @return false when it was used or disabled meanwhile */
    public boolean suspend(String id, long before) {
        return session.getProvider(JpaConnectionProvider.class)
                        .getEntityManager()
                        .createQuery(
                                "update ApiKeyEntity k set k.enabled = false where k.realmId = :realm and k.id = :id"
                                        + " and k.enabled = true and " + IDLE)
                        .setParameter("realm", realmId)
                        .setParameter("id", id)
                        .setParameter("before", before)
                        .executeUpdate()
                == 1;
    }

    private TypedQuery<ApiKeyRow> select(String where, int size) {
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(SELECT + where, ApiKeyRow.class)
                .setParameter("realm", realmId)
                .setMaxResults(size);
    }
}
