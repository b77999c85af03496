package dev.sallyport.rest.install;

import dev.sallyport.core.keycloak.PlainFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Serves {@link SallyportAdminResource}; its id is the path. Sees to the domains that realms' files want. */
public final class SallyportAdminProviderFactory
        implements AdminRealmResourceProviderFactory, PlainFactory<AdminRealmResourceProvider> {

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        new DomainImport(factory).register();
    }

    @Override
    public AdminRealmResourceProvider create(KeycloakSession session) {
        return new AdminRealmResourceProvider() {
            @Override
            public Object getResource(
                    KeycloakSession own,
                    RealmModel realm,
                    AdminPermissionEvaluator auth,
                    AdminEventBuilder adminEvent) {
                return new SallyportAdminResource(own, realm, auth, adminEvent);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public String getId() {
        return "sallyport";
    }
}
