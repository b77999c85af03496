package dev.sallyport.rest;

import dev.sallyport.core.keycloak.PlainFactory;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ServerInfoAwareProviderFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Serves ThingsBoard's API at {@code /realms/REALM/api}: its id is the path. Tells the server info our version. */
public final class ApiProviderFactory
        implements RealmResourceProviderFactory, ServerInfoAwareProviderFactory, PlainFactory<RealmResourceProvider> {

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new GatedResource(session, ApiResource::new);
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        String version = getClass().getPackage().getImplementationVersion();
        return Map.of("sallyport-version", Optional.ofNullable(version).orElse("development"));
    }

    @Override
    public String getId() {
        return "api";
    }
}
