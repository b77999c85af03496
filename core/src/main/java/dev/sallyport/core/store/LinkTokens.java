package dev.sallyport.core.store;

import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * The tokens in links with which users set passwords, one for each user and purpose: a new one takes the place of the
 * former. Knows hashes only. Used once, proved by the row that is deleted.
 */
public final class LinkTokens {

    private static final String FIND = "select t from LinkTokenEntity t"
            + " where t.realmId = :realm and t.purpose = :purpose and t.tokenHash = :hash";
    private static final String REPLACE = "update LinkTokenEntity t"
            + " set t.tokenHash = :hash, t.passwordSetAt = :set, t.expiresAt = :expires"
            + " where t.userId = :user and t.purpose = :purpose";
    private static final String TAKE =
            "delete from LinkTokenEntity t where t.userId = :user and t.purpose = :purpose and t.tokenHash = :hash";

    private final OwnTransaction transaction;

    public LinkTokens(KeycloakSession session) {
        this.transaction = new OwnTransaction(session);
    }

    /**
     * What is known of a token.
     *
     * @param subject       whose
     * @param purpose       for what
     * @param hash          of the token
     * @param passwordSetAt when the password was set that it may replace
     * @param expiresAt     from when on it is void
     */
    public record Row(Subject subject, String purpose, String hash, Instant passwordSetAt, Instant expiresAt) {}

    /** Keeps a token instead of what the user had. Of several callers at once, one has his kept. */
    public void put(Row row) {
        LinkTokenEntity entity = entity(row);
        LinkTokenId id = new LinkTokenId(entity.userId, entity.purpose);
        if (!replace(entity) && !transaction.insert(entity, LinkTokenEntity.class, id)) {
            replace(entity);
        }
    }

    public Optional<Row> find(String realmId, String purpose, String hash) {
        return transaction.run(em -> em.createQuery(FIND, LinkTokenEntity.class)
                .setParameter("realm", realmId)
                .setParameter("purpose", purpose)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst()
                .map(LinkTokens::row));
    }

    /** Uses it up, or throws it away: true for the first caller only. */
    public boolean take(Row row) {
        return transaction.run(em -> em.createQuery(TAKE)
                        .setParameter("user", row.subject().userId())
                        .setParameter("purpose", row.purpose())
                        .setParameter("hash", row.hash())
                        .executeUpdate()
                == 1);
    }

    private boolean replace(LinkTokenEntity entity) {
        return transaction.run(em -> bind(em.createQuery(REPLACE), entity).executeUpdate() == 1);
    }

    private static Query bind(Query query, LinkTokenEntity entity) {
        return query.setParameter("user", entity.userId)
                .setParameter("purpose", entity.purpose)
                .setParameter("hash", entity.tokenHash)
                .setParameter("set", entity.passwordSetAt)
                .setParameter("expires", entity.expiresAt);
    }

    private static LinkTokenEntity entity(Row row) {
        LinkTokenEntity entity = new LinkTokenEntity();
        entity.userId = row.subject().userId();
        entity.purpose = row.purpose();
        entity.realmId = row.subject().realmId();
        entity.tokenHash = row.hash();
        entity.passwordSetAt = row.passwordSetAt().toEpochMilli();
        entity.expiresAt = row.expiresAt().toEpochMilli();
        return entity;
    }

    private static Row row(LinkTokenEntity entity) {
        return new Row(
                new Subject(entity.realmId, entity.userId),
                entity.purpose,
                entity.tokenHash,
                Instant.ofEpochMilli(entity.passwordSetAt),
                Instant.ofEpochMilli(entity.expiresAt));
    }
}
