package dev.sallyport.core.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * The table of API keys of one realm, in the request's transaction. Reads values, not entities: one that was read before
 * in this session would come back as it was then.
 */
public final class ApiKeyTable {

    private static final String SELECT =
            "select new dev.sallyport.core.store.ApiKeyRow(" + ApiKeyRow.COLUMNS + ") from ApiKeyEntity k where ";
    private static final String IN_REALM = "k.realmId = :realm and ";
    private static final String OF_USER = IN_REALM + "k.userId = :user and lower(k.description) like :text escape '!'";
    private static final String UPDATE = "update ApiKeyEntity k set ";

    private static final String REALM = "realm";
    private static final String USER = "user";
    private static final String TEXT = "text";
    private static final String ID = "id";

    private final KeycloakSession session;
    private final String realmId;

    public ApiKeyTable(KeycloakSession session, String realmId) {
        this.session = session;
        this.realmId = realmId;
    }

    /** Columns that a list can be sorted by. */
    public enum Sort {
        ID("id"),
        CREATED("createdAt"),
        TENANT("tenantId"),
        USER("userId"),
        EXPIRES("expiresAt"),
        DESCRIPTION("description"),
        ENABLED("enabled");

        private final String field;

        Sort(String field) {
            this.field = field;
        }
    }

    /**
     * One page of a list.
     *
     * @param offset     rows before it
     * @param size       rows in it
     * @param text       part of the description, any letter case; empty for all
     * @param descending of {@code sort}; rows that are equal in it are sorted by id, ascending
     */
    public record Page(int offset, int size, String text, Sort sort, boolean descending) {}

    public void insert(ApiKeyRow row) {
        EntityManager em = entityManager();
        em.persist(entity(row));
        em.flush();
    }

    public Optional<ApiKeyRow> byId(String id) {
        return select("k.id = :id").setParameter(ID, id).getResultStream().findFirst();
    }

    /** Whether some key has this id, in whichever realm. */
    public boolean taken(String id) {
        return entityManager()
                        .createQuery("select count(k) from ApiKeyEntity k where k.id = :id", Long.class)
                        .setParameter(ID, id)
                        .getSingleResult()
                > 0;
    }

    public Optional<ApiKeyRow> byKeyId(String keyId) {
        return select("k.keyId = :id").setParameter(ID, keyId).getResultStream().findFirst();
    }

    /** By the hash of its value, or of the value before the last rotation. */
    public Optional<ApiKeyRow> byHash(String hash) {
        return select("(k.secretHash = :id or k.previousHash = :id)")
                .setParameter(ID, hash)
                .getResultStream()
                .findFirst();
    }

    public List<ApiKeyRow> ofUser(String userId, Page page) {
        String order = "k." + page.sort().field + (page.descending() ? " desc" : "") + ", k.id";
        return entityManager()
                .createQuery(SELECT + OF_USER + " order by " + order, ApiKeyRow.class)
                .setParameter(REALM, realmId)
                .setParameter(USER, userId)
                .setParameter(TEXT, like(page.text()))
                .setFirstResult(page.offset())
                .setMaxResults(page.size())
                .getResultList();
    }

    public long countOfUser(String userId, String text) {
        return entityManager()
                .createQuery("select count(k) from ApiKeyEntity k where " + OF_USER, Long.class)
                .setParameter(REALM, realmId)
                .setParameter(USER, userId)
                .setParameter(TEXT, like(text))
                .getSingleResult();
    }

    /** Those of a realm in the order of their key ids: the page after the one that ended with {@code keyId}. */
    public List<ApiKeyRow> after(String keyId, int size) {
        return entityManager()
                .createQuery(SELECT + IN_REALM + "k.keyId > :id order by k.keyId", ApiKeyRow.class)
                .setParameter(REALM, realmId)
                .setParameter(ID, keyId)
                .setMaxResults(size)
                .getResultList();
    }

    public void describe(String id, String description) {
        entityManager()
                .createQuery(UPDATE + "k.description = :text where k.realmId = :realm and k.id = :id")
                .setParameter(TEXT, description)
                .setParameter(REALM, realmId)
                .setParameter(ID, id)
                .executeUpdate();
    }

    /** @param now from when on it counts as idle if it was disabled until now */
    public void enable(String id, boolean enabled, long now) {
        entityManager()
                .createQuery(UPDATE + "k.idleFrom = case when k.enabled = false and :enabled = true then :now"
                        + " else k.idleFrom end, k.enabled = :enabled where k.realmId = :realm and k.id = :id")
                .setParameter("enabled", enabled)
                .setParameter("now", now)
                .setParameter(REALM, realmId)
                .setParameter(ID, id)
                .executeUpdate();
    }

    /** What a key may do less than its owner, as it stands in the row. */
    public void limit(ApiKeyRow limited) {
        entityManager()
                .createQuery(UPDATE + "k.readOnly = :readOnly, k.authority = :authority, k.networks = :networks,"
                        + " k.rates = :rates where k.realmId = :realm and k.id = :id")
                .setParameter("readOnly", limited.readOnly())
                .setParameter("authority", limited.authority())
                .setParameter("networks", limited.networks())
                .setParameter("rates", limited.rates())
                .setParameter(REALM, realmId)
                .setParameter(ID, limited.id())
                .executeUpdate();
    }

    /**
     * Gives a key another value.
     *
     * @param before hash of the value that it must still have: of two rotations at once, one finds nothing to rotate
     * @param until  how long that value stays good
     * @return whether it was rotated
     */
    public boolean rotate(String id, String before, String hash, String lastFour, long until) {
        return entityManager()
                        .createQuery(UPDATE + "k.previousHash = k.secretHash, k.previousUntil = :until,"
                                + " k.secretHash = :hash, k.lastFour = :last"
                                + " where k.realmId = :realm and k.id = :id and k.secretHash = :before")
                        .setParameter("until", until)
                        .setParameter("hash", hash)
                        .setParameter("last", lastFour)
                        .setParameter(REALM, realmId)
                        .setParameter(ID, id)
                        .setParameter("before", before)
                        .executeUpdate()
                == 1;
    }

    /** @return false when it was gone already */
    public boolean delete(String id) {
        entityManager()
                .createQuery("delete from ApiKeyNetworkEntity n where n.apiKey = :id")
                .setParameter(ID, id)
                .executeUpdate();
        return entityManager()
                        .createQuery("delete from ApiKeyEntity k where k.realmId = :realm and k.id = :id")
                        .setParameter(REALM, realmId)
                        .setParameter(ID, id)
                        .executeUpdate()
                == 1;
    }

    private TypedQuery<ApiKeyRow> select(String where) {
        return entityManager()
                .createQuery(SELECT + IN_REALM + where, ApiKeyRow.class)
                .setParameter(REALM, realmId);
    }

    /** ThingsBoard passes the caller's wildcards on; here a percent sign is one that is searched for. */
    private static String like(String text) {
        return "%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }

    private EntityManager entityManager() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    private static ApiKeyEntity entity(ApiKeyRow row) {
        ApiKeyEntity entity = new ApiKeyEntity();
        entity.id = row.id();
        entity.realmId = row.realmId();
        entity.userId = row.userId();
        entity.tenantId = row.tenantId();
        entity.keyId = row.keyId();
        entity.lastFour = row.lastFour();
        entity.secretHash = row.secretHash();
        entity.previousHash = row.previousHash();
        entity.previousUntil = row.previousUntil();
        entity.description = row.description();
        entity.enabled = row.enabled();
        entity.createdAt = row.createdAt();
        entity.expiresAt = row.expiresAt();
        entity.idleFrom = row.idleFrom();
        entity.lastUsedAt = row.lastUsedAt();
        entity.lastUsedFrom = row.lastUsedFrom();
        entity.readOnly = row.readOnly();
        entity.authority = row.authority();
        entity.networks = row.networks();
        entity.rates = row.rates();
        return entity;
    }
}
