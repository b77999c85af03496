package dev.sallyport.core.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The table of those who signed up in one realm and are no users yet. Knows hashes only. */
public final class SignUpTable {

    /** Values, not entities: one that was read before in this session would come back as it was then. */
    private static final String SELECT =
            "select s.id, s.domainId, s.email, s.form, s.password, s.createdAt, s.expiresAt"
                    + " from SignUpEntity s where s.realmId = :realm and ";

    private static final String SET_CODE = "update SignUpEntity s set s.codeHash = :hash, s.expiresAt = :expires"
            + " where s.realmId = :realm and s.id = :id";
    private static final String TAKE =
            "delete from SignUpEntity s where s.realmId = :realm and s.id = :id and s.codeHash = :hash";
    private static final String DELETE = "delete from SignUpEntity s where s.realmId = :realm and s.id = :id";

    private static final String REALM = "realm";
    private static final String ID = "id";
    private static final String HASH = "hash";

    private final KeycloakSession session;
    private final OwnTransaction transaction;
    private final String realmId;

    public SignUpTable(KeycloakSession session, String realmId) {
        this.session = session;
        this.transaction = new OwnTransaction(session);
        this.realmId = realmId;
    }

    /** With the request's transaction. No code leads to it yet. */
    public void insert(SignUpRow row) {
        SignUpEntity entity = new SignUpEntity();
        entity.id = row.id();
        entity.realmId = realmId;
        entity.domainId = row.domainId();
        entity.email = row.email();
        entity.form = row.form();
        entity.password = row.password();
        entity.createdAt = row.createdAt().toEpochMilli();
        entity.expiresAt = row.expiresAt().toEpochMilli();
        EntityManager em = entityManager();
        em.persist(entity);
        em.flush();
    }

    public Optional<SignUpRow> byId(String id) {
        return first(select("s.id = :id").setParameter(ID, id));
    }

    /** Also when it is void. */
    public Optional<SignUpRow> byCode(String hash) {
        return first(select("s.codeHash = :hash").setParameter(HASH, hash));
    }

    /** The newest with this address on a domain. */
    public Optional<SignUpRow> newest(String domainId, String email) {
        return first(select("s.domainId = :domain and s.email = :email order by s.createdAt desc, s.id")
                .setParameter("domain", domainId)
                .setParameter("email", email));
    }

    /** From now on this code leads to it, and the former one no more. Committed when it returns; false when it was gone. */
    public boolean setCode(String id, String hash, Instant expiresAt) {
        return transaction.run(em -> em.createQuery(SET_CODE)
                        .setParameter(HASH, hash)
                        .setParameter("expires", expiresAt.toEpochMilli())
                        .setParameter(REALM, realmId)
                        .setParameter(ID, id)
                        .executeUpdate()
                == 1);
    }

    /** Uses its code up, with the session's transaction: true for one caller only. */
    public boolean take(String id, String hash) {
        return entityManager()
                        .createQuery(TAKE)
                        .setParameter(REALM, realmId)
                        .setParameter(ID, id)
                        .setParameter(HASH, hash)
                        .executeUpdate()
                == 1;
    }

    /** Throws it away. Committed when it returns. */
    public void delete(String id) {
        transaction.run(em -> em.createQuery(DELETE)
                .setParameter(REALM, realmId)
                .setParameter(ID, id)
                .executeUpdate());
    }

    /** With the session's transaction. */
    void deleteOfDomain(String domainId) {
        entityManager()
                .createQuery("delete from SignUpEntity s where s.realmId = :realm and s.domainId = :id")
                .setParameter(REALM, realmId)
                .setParameter(ID, domainId)
                .executeUpdate();
    }

    /** The hash of the code that leads to it now. */
    public Optional<String> codeHash(String id) {
        return entityManager()
                .createQuery(
                        "select s.codeHash from SignUpEntity s where s.realmId = :realm and s.id = :id"
                                + " and s.codeHash is not null",
                        String.class)
                .setParameter(REALM, realmId)
                .setParameter(ID, id)
                .getResultStream()
                .findFirst();
    }

    private TypedQuery<Object[]> select(String which) {
        return entityManager().createQuery(SELECT + which, Object[].class).setParameter(REALM, realmId);
    }

    private static Optional<SignUpRow> first(TypedQuery<Object[]> query) {
        return query.setMaxResults(1).getResultList().stream().findFirst().map(SignUpTable::row);
    }

    private static SignUpRow row(Object[] values) {
        return new SignUpRow(
                (String) values[0],
                (String) values[1],
                (String) values[2],
                (String) values[3],
                (String) values[4],
                Instant.ofEpochMilli((Long) values[5]),
                Instant.ofEpochMilli((Long) values[6]));
    }

    private EntityManager entityManager() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
