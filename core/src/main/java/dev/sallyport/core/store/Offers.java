package dev.sallyport.core.store;

import java.time.Instant;
import org.keycloak.models.KeycloakSession;

/**
 * What this server offered to whom for setting up a factor. A client can only save a secret that stands here, so nobody
 * can plant one of his own choosing. Knows hashes only.
 */
public final class Offers {

    private static final String STANDS = "select count(o) from OfferEntity o"
            + " where o.offerHash = :hash and o.userId = :user and o.expiresAt > :now";
    private static final String TAKE =
            "delete from OfferEntity o where o.offerHash = :hash and o.userId = :user and o.expiresAt > :now";

    private final OwnTransaction transaction;

    public Offers(KeycloakSession session) {
        this.transaction = new OwnTransaction(session);
    }

    public void make(Subject subject, String hash, Instant expiresAt) {
        transaction.run(em -> {
            OfferEntity offer = new OfferEntity();
            offer.offerHash = hash;
            offer.realmId = subject.realmId();
            offer.userId = subject.userId();
            offer.expiresAt = expiresAt.toEpochMilli();
            em.persist(offer);
            return null;
        });
    }

    /** Whether it was made to this user and neither taken nor out of date. */
    public boolean stands(Subject subject, String hash, Instant now) {
        return transaction.run(em -> em.createQuery(STANDS, Long.class)
                        .setParameter("hash", hash)
                        .setParameter("user", subject.userId())
                        .setParameter("now", now.toEpochMilli())
                        .getSingleResult()
                > 0);
    }

    /** Takes it: true for the first caller only. */
    public boolean take(Subject subject, String hash, Instant now) {
        return transaction.run(em -> em.createQuery(TAKE)
                        .setParameter("hash", hash)
                        .setParameter("user", subject.userId())
                        .setParameter("now", now.toEpochMilli())
                        .executeUpdate()
                == 1);
    }
}
