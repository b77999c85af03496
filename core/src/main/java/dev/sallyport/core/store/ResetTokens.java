package dev.sallyport.core.store;

import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * The tokens with which users may replace their passwords, one for each user: a new one takes the place of the former.
 * Knows hashes only. Used once, proved by the row that is deleted.
 */
public final class ResetTokens {

    private static final String FIND =
            "select t from ResetTokenEntity t where t.realmId = :realm and t.tokenHash = :hash";
    private static final String REPLACE = "update ResetTokenEntity t"
            + " set t.tokenHash = :hash, t.passwordSetAt = :set, t.expiresAt = :expires where t.userId = :user";
    private static final String TAKE = "delete from ResetTokenEntity t where t.userId = :user and t.tokenHash = :hash";

    private final OwnTransaction transaction;

    public ResetTokens(KeycloakSession session) {
        this.transaction = new OwnTransaction(session);
    }

    /**
     * What is known of a token.
     *
     * @param subject       whose
     * @param hash          of the token
     * @param passwordSetAt when the password was set that it may replace
     * @param expiresAt     from when on it is void
     */
    public record Row(Subject subject, String hash, Instant passwordSetAt, Instant expiresAt) {}

    /** Keeps a token instead of what the user had. Of several callers at once, one has his kept. */
    public void put(Row row) {
        ResetTokenEntity entity = entity(row);
        if (!replace(entity) && !transaction.insert(entity, ResetTokenEntity.class, entity.userId)) {
            replace(entity);
        }
    }

    public Optional<Row> find(String realmId, String hash) {
        return transaction.run(em -> em.createQuery(FIND, ResetTokenEntity.class)
                .setParameter("realm", realmId)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst()
                .map(ResetTokens::row));
    }

    /** Uses it up, or throws it away: true for the first caller only. */
    public boolean take(Row row) {
        return transaction.run(em -> em.createQuery(TAKE)
                        .setParameter("user", row.subject().userId())
                        .setParameter("hash", row.hash())
                        .executeUpdate()
                == 1);
    }

    private boolean replace(ResetTokenEntity entity) {
        return transaction.run(em -> bind(em.createQuery(REPLACE), entity).executeUpdate() == 1);
    }

    private static Query bind(Query query, ResetTokenEntity entity) {
        return query.setParameter("user", entity.userId)
                .setParameter("hash", entity.tokenHash)
                .setParameter("set", entity.passwordSetAt)
                .setParameter("expires", entity.expiresAt);
    }

    private static ResetTokenEntity entity(Row row) {
        ResetTokenEntity entity = new ResetTokenEntity();
        entity.userId = row.subject().userId();
        entity.realmId = row.subject().realmId();
        entity.tokenHash = row.hash();
        entity.passwordSetAt = row.passwordSetAt().toEpochMilli();
        entity.expiresAt = row.expiresAt().toEpochMilli();
        return entity;
    }

    private static Row row(ResetTokenEntity entity) {
        return new Row(
                new Subject(entity.realmId, entity.userId),
                entity.tokenHash,
                Instant.ofEpochMilli(entity.passwordSetAt),
                Instant.ofEpochMilli(entity.expiresAt));
    }
}
