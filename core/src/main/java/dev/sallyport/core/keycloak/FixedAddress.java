package dev.sallyport.core.keycloak;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The server's address as its operator fixed it: the realm's <i>Frontend URL</i>, else {@code hostname}. Read here and not
 * asked of Keycloak, which fills in what is missing or malformed from the request.
 */
public final class FixedAddress {

    private static final String FRONTEND_URL = "frontendUrl";
    private static final String HOSTNAME = "hostname";
    private static final Set<String> WEB = Set.of("https", "http");

    private FixedAddress() {}

    /** Base URL, with the path that the server is at; empty where nobody fixed it, or not well. */
    public static Optional<URI> of(KeycloakSession session, RealmModel realm) {
        return Optional.ofNullable(realm.getAttribute(FRONTEND_URL))
                .filter(text -> !text.isBlank())
                .or(() -> hostname(session, realm))
                .flatMap(FixedAddress::read);
    }

    /** A name alone has no port, and the scheme that the realm wants; a URL says all of it. */
    private static Optional<String> hostname(KeycloakSession session, RealmModel realm) {
        return Optional.ofNullable(Config.scope(HOSTNAME, "v2").get(HOSTNAME)).map(text -> {
            if (text.contains("://")) {
                return text;
            }
            URI request = RequestUrl.of(session);
            String scheme = RequestUrl.mustBeHttps(session, realm) ? "https" : request.getScheme();
            return scheme + "://" + text + request.getRawPath();
        });
    }

    private static Optional<URI> read(String text) {
        try {
            return Optional.of(new URI(text.strip()))
                    .filter(url -> url.getHost() != null
                            && WEB.contains(url.getScheme())
                            && url.getRawUserInfo() == null
                            && url.getRawQuery() == null
                            && url.getRawFragment() == null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
