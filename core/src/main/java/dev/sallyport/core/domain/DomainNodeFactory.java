package dev.sallyport.core.domain;

import dev.sallyport.core.keycloak.EachNode;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel.IdentityProviderRemovedEvent;
import org.keycloak.provider.ProviderFactory;

/** Makes the one {@link DomainNode} of a node, and takes removed clients from the domains. */
public final class DomainNodeFactory implements ProviderFactory<DomainNode> {

    private final DomainNode node = new DomainNode();

    @Override
    public DomainNode create(KeycloakSession session) {
        return node;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        new EachNode(factory).hears(Domains.CHANGED, node::forget);
        factory.register(event -> {
            if (event instanceof IdentityProviderRemovedEvent removed) {
                new Domains(removed.getKeycloakSession(), removed.getRealm())
                        .unlink(removed.getRemovedIdentityProvider().getInternalId());
            }
        });
    }

    @Override
    public void close() {}

    @Override
    public String getId() {
        return "default";
    }
}
