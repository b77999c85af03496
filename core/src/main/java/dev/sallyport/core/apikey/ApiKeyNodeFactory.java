package dev.sallyport.core.apikey;

import dev.sallyport.core.keycloak.EachNode;
import dev.sallyport.core.store.Locks;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;

/** Makes the one {@link ApiKeyNode} of a node, with {@link NodeSettings}. */
public final class ApiKeyNodeFactory implements ProviderFactory<ApiKeyNode> {

    private ApiKeyNode node;
    private NodeSettings settings;
    private KeycloakSessionFactory sessions;

    @Override
    public ApiKeyNode create(KeycloakSession session) {
        return node;
    }

    @Override
    public void init(Config.Scope config) {
        settings = NodeSettings.from(config);
        node = new ApiKeyNode(settings.entries());
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        sessions = factory;
        new EachNode(factory)
                .hears(ApiKeys.CHANGED, node::forget)
                .hears(Locks.CHANGED, node::forget)
                .does(() -> node.writeUses(factory), settings.writes(), "sallyport-api-key-uses")
                .doesAlone(new ApiKeyCleanUp(factory)::run, settings.cleanUps(), "sallyport-api-key-clean-up");
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
