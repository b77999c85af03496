package dev.sallyport.core.keycloak;

import java.net.URI;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.urls.UrlType;

/** The server's address as its operator fixed it ({@code hostname}, or the realm's <i>Frontend URL</i>). */
public final class FixedAddress {

    private static final String FRONTEND_URL = "frontendUrl";
    private static final String HOSTNAME = "hostname";

    private FixedAddress() {}

    /** Base URL, with the path that the server is at; empty where Keycloak would take it from the request. */
    public static Optional<URI> of(KeycloakSession session, RealmModel realm) {
        String ofRealm = realm.getAttribute(FRONTEND_URL);
        boolean fixed = (ofRealm != null && !ofRealm.isBlank())
                || Config.scope(HOSTNAME, "v2").get(HOSTNAME) != null;
        return Optional.of(session.getContext())
                .filter(context -> fixed)
                .map(context -> context.getUri(UrlType.FRONTEND).getBaseUri());
    }
}
