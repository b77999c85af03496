package dev.sallyport.core.store;

import java.util.Map;
import java.util.TreeMap;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** When keys were last used. Not written by the requests that use them. */
public final class ApiKeyUses {

    private static final String WRITE = "update ApiKeyEntity k set k.lastUsedAt = :at, k.lastUsedFrom = :from"
            + " where k.id = :id and k.lastUsedAt < :at";

    private ApiKeyUses() {}

    /** @param at milliseconds since the epoch */
    public record Use(long at, String from) {

        public Use later(Use other) {
            return other.at > at ? other : this;
        }
    }

    /** By key; of two nodes, whose use was later wins. In one order, so that two nodes do not wait for each other. */
    public static void write(KeycloakSessionFactory factory, Map<String, Use> uses) {
        if (uses.isEmpty()) {
            return;
        }
        KeycloakModelUtils.runJobInTransaction(factory, session -> {
            var em = session.getProvider(JpaConnectionProvider.class).getEntityManager();
            new TreeMap<>(uses)
                    .forEach((id, use) -> em.createQuery(WRITE)
                            .setParameter("at", use.at())
                            .setParameter("from", use.from())
                            .setParameter("id", id)
                            .executeUpdate());
        });
    }
}
