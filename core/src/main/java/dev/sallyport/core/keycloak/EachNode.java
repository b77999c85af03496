package dev.sallyport.core.keycloak;

import java.time.Duration;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.timer.TimerProvider;

/** What every node does for itself, from when the server is ready. */
public final class EachNode {

    private static final Logger LOG = Logger.getLogger(EachNode.class);

    /** A node that dies meanwhile is waited for no longer. */
    private static final int LONGEST_BEGINNING_SECONDS = 60;

    private final KeycloakSessionFactory factory;

    /** To be made in {@code postInit}. */
    public EachNode(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    /** Hears signals from all nodes. */
    public EachNode hears(ClusterSignal signal, Consumer<String> listener) {
        whenReady(() -> signal.listen(factory, listener));
        return this;
    }

    /** Does something again and again. What it throws is logged: Keycloak's timer would die of it. */
    public EachNode does(Runnable task, Duration every, String name) {
        Runnable safe = () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.warnf(
                        "%s failed and will be tried again: %s",
                        name, e.getClass().getName());
            }
        };
        whenReady(() -> KeycloakModelUtils.runJobInTransaction(
                factory, session -> session.getProvider(TimerProvider.class).schedule(safe, every.toMillis(), name)));
        return this;
    }

    /** The same, but while one node of the cluster does it, no other does. */
    public EachNode doesAlone(Runnable task, Duration every, String name) {
        int seconds = Math.toIntExact(Math.max(1, every.toSeconds()));
        return does(
                () -> {
                    try (KeycloakSession session = factory.create()) {
                        session.getProvider(ClusterProvider.class).executeIfNotExecuted(name, seconds, () -> {
                            task.run();
                            return null;
                        });
                    }
                },
                every,
                name);
    }

    /** Does something once, at the start; while one node of the cluster does it, no other does. What it throws is logged. */
    public EachNode beginsAlone(Runnable task, String name) {
        whenReady(() -> {
            try (KeycloakSession session = factory.create()) {
                session.getProvider(ClusterProvider.class).executeIfNotExecuted(name, LONGEST_BEGINNING_SECONDS, () -> {
                    task.run();
                    return null;
                });
            } catch (RuntimeException e) {
                LOG.warnf("%s failed: %s", name, e.getClass().getName());
            }
        });
        return this;
    }

    private void whenReady(Runnable then) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                then.run();
            }
        });
    }
}
