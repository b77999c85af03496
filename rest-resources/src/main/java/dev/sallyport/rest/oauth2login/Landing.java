package dev.sallyport.rest.oauth2login;

import dev.sallyport.core.keycloak.TokenPair;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;

/** Where the browser goes after a login: always on the host that it is on. */
final class Landing {

    /** A path and a query, of what RFC 3986 allows there; two slashes at its beginning would name another host. */
    private static final Pattern LOCAL = Pattern.compile("/(?!/)(?:[\\w\\-./~!$&'()*+,;=:@?]|%[0-9A-Fa-f]{2}){0,1000}");

    /** What a landing itself says, which nobody may say before it; however it is written. */
    private static final Pattern OURS =
            Pattern.compile("[?&](?:code|accessToken|refreshToken)(?:[=&]|$)|[?&][^=&]*%", Pattern.CASE_INSENSITIVE);

    private static final String ROOT = "/";

    private final String origin;

    Landing(KeycloakSession session) {
        URI request = session.getContext().getUri().getBaseUri();
        this.origin = request.getScheme() + "://" + request.getRawAuthority();
    }

    /** What of a wish can be followed; the root of the host otherwise. */
    static String path(String wished) {
        boolean local = wished != null && LOCAL.matcher(wished).matches();
        return local && !OURS.matcher(wished).find() ? wished : ROOT;
    }

    URI withCode(String path, String code) {
        return at(path, "code=" + encoded(code));
    }

    URI withTokens(String path, TokenPair pair) {
        return at(path, "accessToken=" + encoded(pair.token()) + "&refreshToken=" + encoded(pair.refreshToken()));
    }

    URI failed(String why) {
        return URI.create(origin + "/login?loginError=" + encoded(why));
    }

    private URI at(String path, String query) {
        if (path.contains("?")) {
            return URI.create(origin + path + "&" + query);
        }
        return URI.create(origin + path + (path.endsWith(ROOT) ? "" : ROOT) + "?" + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
