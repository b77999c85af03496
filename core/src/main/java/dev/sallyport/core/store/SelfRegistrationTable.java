package dev.sallyport.core.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The table of how people sign up on the domains of one realm, in the request's transaction. */
public final class SelfRegistrationTable {

    private static final String SELECT = "select new dev.sallyport.core.store.SelfRegistrationRow("
            + SelfRegistrationRow.COLUMNS + ") from SelfRegistrationEntity s where s.realmId = :realm and ";
    private static final String UPDATE = "update SelfRegistrationEntity s set s.tenantId = :tenant,"
            + " s.settings = :settings, s.captchaSecret = :secret where s.realmId = :realm and s.domainId = :domain";
    private static final String DELETE =
            "delete from SelfRegistrationEntity s where s.realmId = :realm and s.domainId = :domain";

    private static final String REALM = "realm";
    private static final String DOMAIN = "domain";
    private static final String TENANT = "tenant";

    private final KeycloakSession session;
    private final String realmId;

    public SelfRegistrationTable(KeycloakSession session, String realmId) {
        this.session = session;
        this.realmId = realmId;
    }

    public Optional<SelfRegistrationRow> ofDomain(String domainId) {
        return select("s.domainId = :domain")
                .setParameter(DOMAIN, domainId)
                .getResultStream()
                .findFirst();
    }

    public List<SelfRegistrationRow> ofTenant(String tenantId) {
        return select("s.tenantId = :tenant").setParameter(TENANT, tenantId).getResultList();
    }

    /** @throws org.keycloak.models.ModelDuplicateException when another request saved the domain's first one just now */
    public void save(SelfRegistrationRow row) {
        boolean changed = entityManager()
                        .createQuery(UPDATE)
                        .setParameter(TENANT, row.tenantId())
                        .setParameter("settings", row.settings())
                        .setParameter("secret", row.captchaSecret())
                        .setParameter(REALM, realmId)
                        .setParameter(DOMAIN, row.domainId())
                        .executeUpdate()
                > 0;
        if (!changed) {
            insert(row);
        }
    }

    private void insert(SelfRegistrationRow row) {
        SelfRegistrationEntity entity = new SelfRegistrationEntity();
        entity.domainId = row.domainId();
        entity.realmId = realmId;
        entity.tenantId = row.tenantId();
        entity.settings = row.settings();
        entity.captchaSecret = row.captchaSecret();
        EntityManager em = entityManager();
        em.persist(entity);
        em.flush();
    }

    /** False when there was none. */
    public boolean delete(String domainId) {
        return entityManager()
                        .createQuery(DELETE)
                        .setParameter(REALM, realmId)
                        .setParameter(DOMAIN, domainId)
                        .executeUpdate()
                > 0;
    }

    private TypedQuery<SelfRegistrationRow> select(String which) {
        return entityManager()
                .createQuery(SELECT + which, SelfRegistrationRow.class)
                .setParameter(REALM, realmId);
    }

    private EntityManager entityManager() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
