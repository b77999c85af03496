package dev.sallyport.core.store;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The table of those in one realm of whom recipients are still to be told. */
public final class SignUpNoticeTable {

    private static final Duration CLAIM = Duration.ofMinutes(2);

    private static final String CLAIM_THEM = "update SignUpNoticeEntity n set n.claim = :claim, n.claimedUntil = :until"
            + " where n.realmId = :realm and n.domainId = :domain and n.claimedUntil < :now";

    private static final String REALM = "realm";
    private static final String DOMAIN = "domain";
    private static final String ID = "claim";

    private final KeycloakSession session;
    private final OwnTransaction transaction;
    private final String realmId;

    public SignUpNoticeTable(KeycloakSession session, String realmId) {
        this.session = session;
        this.transaction = new OwnTransaction(session);
        this.realmId = realmId;
    }

    /** With the session's transaction. */
    public void insert(String userId, String domainId, Instant at) {
        SignUpNoticeEntity entity = new SignUpNoticeEntity();
        entity.userId = userId;
        entity.realmId = realmId;
        entity.domainId = domainId;
        entity.createdAt = at.toEpochMilli();
        EntityManager em = entityManager();
        em.persist(entity);
        em.flush();
    }

    /** Domains of which somebody is to be told. */
    public List<String> domainIds() {
        return entityManager()
                .createQuery(
                        "select distinct n.domainId from SignUpNoticeEntity n where n.realmId = :realm", String.class)
                .setParameter(REALM, realmId)
                .getResultList();
    }

    /** Realms with such domains. */
    public static List<String> realmIds(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery("select distinct n.realmId from SignUpNoticeEntity n", String.class)
                .getResultList();
    }

    /**
     * All of a domain that nobody else sends just now; committed when it returns. Who does not say within two minutes what
     * became of them loses them to somebody else.
     */
    public Claimed claim(String domainId, Instant now) {
        String claim = UUID.randomUUID().toString();
        transaction.run(em -> em.createQuery(CLAIM_THEM)
                .setParameter(ID, claim)
                .setParameter("until", now.plus(CLAIM).toEpochMilli())
                .setParameter("now", now.toEpochMilli())
                .setParameter(REALM, realmId)
                .setParameter(DOMAIN, domainId)
                .executeUpdate());
        List<String> userIds = transaction.run(em -> em.createQuery(
                        "select n.userId from SignUpNoticeEntity n where n.claim = :claim order by n.createdAt, n.userId",
                        String.class)
                .setParameter(ID, claim)
                .getResultList());
        return new Claimed(claim, userIds);
    }

    /** They were told. */
    public void sent(Claimed claimed) {
        transaction.run(em -> em.createQuery("delete from SignUpNoticeEntity n where n.claim = :claim")
                .setParameter(ID, claimed.claim())
                .executeUpdate());
    }

    /** They were not told; somebody tries again. */
    public void giveBack(Claimed claimed) {
        transaction.run(em -> em.createQuery(
                        "update SignUpNoticeEntity n set n.claim = null, n.claimedUntil = 0 where n.claim = :claim")
                .setParameter(ID, claimed.claim())
                .executeUpdate());
    }

    private EntityManager entityManager() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** Rows that one sender holds. */
    public record Claimed(String claim, List<String> userIds) {

        public Claimed {
            userIds = List.copyOf(userIds);
        }
    }
}
