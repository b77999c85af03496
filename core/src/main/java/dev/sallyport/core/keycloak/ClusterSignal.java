package dev.sallyport.core.keycloak;

import java.util.function.Consumer;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.cache.infinispan.events.CacheKeyInvalidatedEvent;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Tells all nodes, the own one included, that something changed. Keycloak can send only events whose classes it knows
 * itself; the one that carries nothing but a text is used, under a name of ours.
 */
public final class ClusterSignal {

    private final String name;

    /** @param name unique in the server */
    public ClusterSignal(String name) {
        this.name = name;
    }

    /** Calls back on this node for each signal from any. Once, when the server starts. */
    public void listen(KeycloakSessionFactory factory, Consumer<String> listener) {
        KeycloakModelUtils.runJobInTransaction(
                factory,
                session -> session.getProvider(ClusterProvider.class).registerListener(name, event -> {
                    if (event instanceof CacheKeyInvalidatedEvent changed) {
                        listener.accept(changed.getId());
                    }
                }));
    }

    /** At once: what it is about is committed. */
    public void send(KeycloakSession session, String what) {
        session.getProvider(ClusterProvider.class).notify(name, new CacheKeyInvalidatedEvent(what), false);
    }

    /** When this transaction is committed, and never when it is rolled back. */
    public void sendAfterCommit(KeycloakSession session, String what) {
        ClusterProvider cluster = session.getProvider(ClusterProvider.class);
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                cluster.notify(name, new CacheKeyInvalidatedEvent(what), false);
            }

            @Override
            protected void rollbackImpl() {}
        });
    }
}
