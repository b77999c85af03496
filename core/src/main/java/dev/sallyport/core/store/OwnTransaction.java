package dev.sallyport.core.store;

import jakarta.persistence.EntityManager;
import java.util.function.Function;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Runs a piece of database work in a transaction of its own, committed before it returns: what guards a login must not
 * be undone by a request that fails later. Work that throws is undone as a whole.
 */
final class OwnTransaction {

    private final KeycloakSession session;

    OwnTransaction(KeycloakSession session) {
        this.session = session;
    }

    <T> T run(Function<EntityManager, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                own -> work.apply(own.getProvider(JpaConnectionProvider.class).getEntityManager()));
    }

    /**
     * Inserts a row that at most one caller can insert. A plain INSERT, deliberately: with {@code on conflict do nothing},
     * which is a MERGE on H2, none of several callers at once is told that it was the one.
     *
     * @return false when the row was there, or another caller was faster
     */
    boolean insert(Object entity, Class<?> type, Object id) {
        try {
            return run(em -> {
                if (em.find(type, id) != null) {
                    return false;
                }
                em.persist(entity);
                em.flush();
                return true;
            });
        } catch (ModelDuplicateException e) {
            return false;
        }
    }
}
