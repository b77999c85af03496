package dev.sallyport.rest;

import dev.sallyport.core.keycloak.PlainFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Serves what is not ThingsBoard's at {@code /realms/REALM/sallyport}: its id is the path. */
public final class SallyportProviderFactory
        implements RealmResourceProviderFactory, PlainFactory<RealmResourceProvider> {

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new GatedResource(session, SallyportResource::new);
    }

    @Override
    public String getId() {
        return "sallyport";
    }
}
