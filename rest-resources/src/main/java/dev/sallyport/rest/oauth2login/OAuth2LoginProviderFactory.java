package dev.sallyport.rest.oauth2login;

import dev.sallyport.core.keycloak.PlainFactory;
import dev.sallyport.rest.GatedResource;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Serves {@code /realms/REALM/oauth2}, where browsers begin and end a login through an OAuth2 client: its id is the path. */
public final class OAuth2LoginProviderFactory
        implements RealmResourceProviderFactory, PlainFactory<RealmResourceProvider> {

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new GatedResource(session, OAuth2LoginResource::new);
    }

    @Override
    public String getId() {
        return "oauth2";
    }
}
