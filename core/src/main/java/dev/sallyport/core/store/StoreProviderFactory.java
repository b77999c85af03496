package dev.sallyport.core.store;

import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;

/** Brings our tables into Keycloak's database, and keeps them free of what nobody needs any more. */
public final class StoreProviderFactory implements JpaEntityProviderFactory {

    /** Its first ten letters name Liquibase's table, DATABASECHANGELOG_SALLYPORT_. */
    private static final String ID = "sallyport-store";

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new StoreProvider(ID);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(this::onEvent);
    }

    private void onEvent(ProviderEvent event) {
        if (event instanceof PostMigrationEvent started) {
            CleanUp.schedule(started.getFactory());
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            CleanUp.realmRemoved(removed.getKeycloakSession(), removed.getRealm());
        } else if (event instanceof UserModel.UserRemovedEvent removed) {
            CleanUp.userRemoved(removed.getKeycloakSession(), removed.getUser());
        }
    }

    @Override
    public void close() {}

    @Override
    public String getId() {
        return ID;
    }
}
