package dev.sallyport.rest;

import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/**
 * A resource of a realm behind the {@link Gate}.
 *
 * @param resource makes what answers
 */
public record GatedResource(KeycloakSession session, Function<KeycloakSession, Object> resource)
        implements RealmResourceProvider {

    @Override
    public Object getResource() {
        Gate.check(session);
        return resource.apply(session);
    }

    @Override
    public void close() {}
}
