package dev.sallyport.core.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * "Used once", proved by the write: of any number of callers, on any number of nodes, exactly one is told yes. Durable
 * before the answer is given.
 */
public final class SingleUse {

    private static final String COUNT = "select count(u) from SingleUseEntity u where u.ownerId = :owner";
    private static final String KNOWN =
            "select count(u) from SingleUseEntity u where u.ownerId = :owner and u.useKey = :key";

    private final KeycloakSession session;
    private final OwnTransaction transaction;

    public SingleUse(KeycloakSession session) {
        this.session = session;
        this.transaction = new OwnTransaction(session);
    }

    /**
     * Claims a use.
     *
     * @param subject whose it is
     * @param owner   id of the credential or ticket
     * @param key     which use of it
     * @param until   when the row may be forgotten because the thing is void anyway; {@link Instant#MAX} = with its owner
     * @return true for the first caller only
     */
    public boolean claim(Subject subject, String owner, String key, Instant until) {
        SingleUseEntity use = new SingleUseEntity();
        use.ownerId = owner;
        use.useKey = key;
        use.realmId = subject.realmId();
        use.userId = subject.userId();
        use.expiresAt = until.equals(Instant.MAX) ? Long.MAX_VALUE : until.toEpochMilli();
        return transaction.insert(use, SingleUseEntity.class, new SingleUseId(owner, key));
    }

    /** How many uses of an owner were claimed. */
    public int count(String owner) {
        return Math.toIntExact(entityManager()
                .createQuery(COUNT, Long.class)
                .setParameter("owner", owner)
                .getSingleResult());
    }

    /** Whether a use was claimed. */
    public boolean claimed(String owner, String key) {
        return entityManager()
                        .createQuery(KNOWN, Long.class)
                        .setParameter("owner", owner)
                        .setParameter("key", key)
                        .getSingleResult()
                > 0;
    }

    /** Reading needs no transaction of its own: what others committed is seen in this one. */
    private EntityManager entityManager() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
