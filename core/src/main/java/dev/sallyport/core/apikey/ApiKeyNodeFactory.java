package dev.sallyport.core.apikey;

import dev.sallyport.core.store.Locks;
import java.time.Duration;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.timer.TimerProvider;

/** Makes the one {@link ApiKeyNode} of a node. Setting {@code cache-entries}: how many keys it remembers. */
public final class ApiKeyNodeFactory implements ProviderFactory<ApiKeyNode> {

    private static final int ENTRIES = 10_000;
    private static final Duration BETWEEN_WRITES = Duration.ofMinutes(1);

    private ApiKeyNode node;
    private KeycloakSessionFactory sessions;

    @Override
    public ApiKeyNode create(KeycloakSession session) {
        return node;
    }

    @Override
    public void init(Config.Scope config) {
        node = new ApiKeyNode(config.getInt("cache-entries", ENTRIES));
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        sessions = factory;
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                start(factory);
            }
        });
    }

    private void start(KeycloakSessionFactory factory) {
        ApiKeys.CHANGED.listen(factory, node::forget);
        Locks.CHANGED.listen(factory, node::forget);
        KeycloakModelUtils.runJobInTransaction(
                factory,
                session -> session.getProvider(TimerProvider.class)
                        .schedule(() -> node.writeUses(factory), BETWEEN_WRITES.toMillis(), "sallyport-api-key-uses"));
    }

    /** What is not written yet is. */
    @Override
    public void close() {
        if (sessions != null) {
            node.writeUses(sessions);
        }
    }

    @Override
    public String getId() {
        return "default";
    }
}
