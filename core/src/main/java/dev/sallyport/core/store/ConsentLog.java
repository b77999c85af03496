package dev.sallyport.core.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Who agreed to what, and when: rows are only ever added, in the request's transaction, and go with their user or realm. */
public final class ConsentLog {

    private static final String OF_USER =
            "select c from ConsentEntity c where c.realmId = :realm and c.userId = :user order by c.acceptedAt";

    private final KeycloakSession session;

    public ConsentLog(KeycloakSession session) {
        this.session = session;
    }

    public void add(ConsentRow row) {
        ConsentEntity entity = new ConsentEntity();
        entity.id = KeycloakModelUtils.generateId();
        entity.realmId = row.subject().realmId();
        entity.userId = row.subject().userId();
        entity.domainId = row.domainId();
        entity.document = row.document();
        entity.version = row.version();
        entity.acceptedAt = row.acceptedAt().toEpochMilli();
        entity.address = row.address();
        entity.language = row.language();
        entityManager().persist(entity);
    }

    /** The oldest first. */
    public List<ConsentRow> of(Subject subject) {
        return entityManager()
                .createQuery(OF_USER, ConsentEntity.class)
                .setParameter("realm", subject.realmId())
                .setParameter("user", subject.userId())
                .getResultStream()
                .map(ConsentLog::row)
                .toList();
    }

    private static ConsentRow row(ConsentEntity entity) {
        return new ConsentRow(
                new Subject(entity.realmId, entity.userId),
                entity.domainId,
                entity.document,
                entity.version,
                Instant.ofEpochMilli(entity.acceptedAt),
                entity.address,
                entity.language);
    }

    private EntityManager entityManager() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
