package dev.sallyport.core.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.connections.jpa.PersistenceExceptionConverter;
import org.keycloak.models.KeycloakSession;

/** The table of domains of one realm, in the request's transaction. */
public final class DomainTable {

    private static final String SELECT =
            "select new dev.sallyport.core.store.DomainRow(" + DomainRow.COLUMNS + ") from DomainEntity d where ";
    private static final String IN_REALM = "d.realmId = :realm";
    private static final String WITH_TEXT = IN_REALM + " and lower(d.name) like :text escape '!'";

    private static final String REALM = "realm";
    private static final String TEXT = "text";
    private static final String ID = "id";

    private final KeycloakSession session;
    private final String realmId;

    public DomainTable(KeycloakSession session, String realmId) {
        this.session = session;
        this.realmId = realmId;
    }

    /** Columns that a list can be sorted by. */
    public enum Sort {
        ID("id"),
        CREATED("createdAt"),
        NAME("name"),
        OAUTH2_ENABLED("oauth2Enabled"),
        PROPAGATE_TO_EDGE("propagateToEdge");

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
     * @param text       part of the name, any letter case; empty for all
     * @param descending of {@code sort}; rows that are equal in it are sorted by id, ascending
     */
    public record Page(int offset, int size, String text, Sort sort, boolean descending) {}

    public Optional<DomainRow> byId(String id) {
        return select("d.id = :id").setParameter(ID, id).getResultStream().findFirst();
    }

    public Optional<DomainRow> byName(String name) {
        return select("d.name = :id").setParameter(ID, name).getResultStream().findFirst();
    }

    public List<DomainRow> page(Page page) {
        String order = "d." + page.sort().field + (page.descending() ? " desc" : "") + ", d.id";
        return entityManager()
                .createQuery(SELECT + WITH_TEXT + " order by " + order, DomainRow.class)
                .setParameter(REALM, realmId)
                .setParameter(TEXT, like(page.text()))
                .setFirstResult(page.offset())
                .setMaxResults(page.size())
                .getResultList();
    }

    public long count(String text) {
        return entityManager()
                .createQuery("select count(d) from DomainEntity d where " + WITH_TEXT, Long.class)
                .setParameter(REALM, realmId)
                .setParameter(TEXT, like(text))
                .getSingleResult();
    }

    /** @throws org.keycloak.models.ModelDuplicateException when another request took the name just now */
    public void insert(DomainRow row) {
        DomainEntity entity = new DomainEntity();
        entity.id = row.id();
        entity.realmId = realmId;
        entity.name = row.name();
        entity.createdAt = row.createdAt();
        entity.oauth2Enabled = row.oauth2Enabled();
        entity.propagateToEdge = row.propagateToEdge();
        entity.signUp = row.signUp();
        entity.loginTheme = row.loginTheme();
        entity.isolatedTenantId = row.isolatedTenantId();
        EntityManager em = entityManager();
        em.persist(entity);
        em.flush();
    }

    /**
     * All but the time it was made. Whoever changes the same row waits from here on.
     *
     * @return false when it was gone
     * @throws org.keycloak.models.ModelDuplicateException when another request took the name just now
     */
    public boolean update(DomainRow row) {
        Query statement = entityManager()
                .createQuery("update DomainEntity d set d.name = :name, d.oauth2Enabled = :enabled,"
                        + " d.propagateToEdge = :edge, d.signUp = :signUp, d.loginTheme = :theme,"
                        + " d.isolatedTenantId = :tenant where " + IN_REALM + " and d.id = :id")
                .setParameter("name", row.name())
                .setParameter("enabled", row.oauth2Enabled())
                .setParameter("edge", row.propagateToEdge())
                .setParameter("signUp", row.signUp())
                .setParameter("theme", row.loginTheme())
                .setParameter("tenant", row.isolatedTenantId())
                .setParameter(REALM, realmId)
                .setParameter(ID, row.id());
        try {
            return statement.executeUpdate() > 0;
        } catch (PersistenceException e) {
            // Keycloak translates what its entity manager throws, but not what statements throw.
            throw PersistenceExceptionConverter.convert(e);
        }
    }

    public boolean delete(String id) {
        deleteLinks("l.domainId = :id", id);
        new SelfRegistrationTable(session, realmId).delete(id);
        new SignUpTable(session, realmId).deleteOfDomain(id);
        return entityManager()
                        .createQuery("delete from DomainEntity d where " + IN_REALM + " and d.id = :id")
                        .setParameter(REALM, realmId)
                        .setParameter(ID, id)
                        .executeUpdate()
                > 0;
    }

    /** Replaces the clients of a domain. */
    public void link(String domainId, List<String> clientIds) {
        deleteLinks("l.domainId = :id", domainId);
        clientIds.forEach(clientId -> entityManager()
                .createQuery("insert into DomainClientEntity (domainId, clientId, realmId)"
                        + " values (:domain, :client, :realm)")
                .setParameter("domain", domainId)
                .setParameter("client", clientId)
                .setParameter(REALM, realmId)
                .executeUpdate());
    }

    /** Takes a client from all domains. */
    public void unlink(String clientId) {
        deleteLinks("l.clientId = :id", clientId);
    }

    /** Ids of the clients of each of these domains. */
    public Map<String, List<String>> links(List<String> domainIds) {
        if (domainIds.isEmpty()) {
            return Map.of();
        }
        return entityManager()
                .createQuery(
                        "select l.domainId, l.clientId from DomainClientEntity l where l.realmId = :realm"
                                + " and l.domainId in :ids order by l.clientId",
                        Object[].class)
                .setParameter(REALM, realmId)
                .setParameter("ids", domainIds)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        link -> (String) link[0], Collectors.mapping(link -> (String) link[1], Collectors.toList())));
    }

    private void deleteLinks(String which, String id) {
        entityManager()
                .createQuery("delete from DomainClientEntity l where l.realmId = :realm and " + which)
                .setParameter(REALM, realmId)
                .setParameter(ID, id)
                .executeUpdate();
    }

    private TypedQuery<DomainRow> select(String which) {
        return entityManager()
                .createQuery(SELECT + IN_REALM + " and " + which, DomainRow.class)
                .setParameter(REALM, realmId);
    }

    private static String like(String text) {
        return "%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }

    private EntityManager entityManager() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
