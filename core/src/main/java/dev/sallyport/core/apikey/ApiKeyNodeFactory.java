package dev.sallyport.core.apikey;

import dev.sallyport.core.keycloak.EachNode;
import dev.sallyport.core.store.Locks;
import java.time.Duration;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;

/**
 * Makes the one {@link ApiKeyNode} of a node. Settings of the server: {@code cache-entries}, how many keys it remembers;
 * {@code
 * last-use-seconds}, how often it writes down when they were used; {@code clean-up-seconds}, how often one of the nodes looks for keys whose time has come.
 */
public final class ApiKeyNodeFactory implements ProviderFactory<ApiKeyNode> {

    private static final int ENTRIES = 10_000;
    private static final int BETWEEN_WRITES = 60;
    private static final int BETWEEN_CLEAN_UPS = 3600;

    private ApiKeyNode node;
    private Duration writes;
    private Duration cleanUps;
    private KeycloakSessionFactory sessions;

    @Override
    public ApiKeyNode create(KeycloakSession session) {
        return node;
    }

    @Override
    public void init(Config.Scope config) {
        node = new ApiKeyNode(config.getInt("cache-entries", ENTRIES));
        writes = Duration.ofSeconds(config.getInt("last-use-seconds", BETWEEN_WRITES));
        cleanUps = Duration.ofSeconds(config.getInt("clean-up-seconds", BETWEEN_CLEAN_UPS));
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        sessions = factory;
        new EachNode(factory)
                .hears(ApiKeys.CHANGED, node::forget)
                .hears(Locks.CHANGED, node::forget)
                .does(() -> node.writeUses(factory), writes, "sallyport-api-key-uses")
                .doesAlone(new ApiKeyCleanUp(factory)::run, cleanUps, "sallyport-api-key-clean-up");
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
