package dev.sallyport.core.keycloak;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.urls.UrlType;

/**
 * The address of a realm on one of its domains, for links in mails. The host is the domain's registered name and never what
 * a request says; scheme, path, and the port of a name without one are those of Keycloak's own frontend URL.
 */
public final class DomainUrl {

    private DomainUrl() {}

    /** Without a slash at the end. */
    public static String ofRealm(KeycloakSession session, RealmModel realm, String domain) {
        URI frontend = session.getContext().getUri(UrlType.FRONTEND).getBaseUri();
        boolean hasPort = domain.contains(":") || frontend.getPort() < 0;
        String authority = hasPort ? domain : domain + ":" + frontend.getPort();
        String path = frontend.getRawPath().replaceFirst("/+$", "");
        return frontend.getScheme() + "://" + authority + path + "/realms/" + encoded(realm.getName());
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
