package dev.sallyport.rest.routing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;

/**
 * The part of a request's path that ThingsBoard knows: {@code api/auth/login} of {@code /realms/x/api/auth/login}.
 *
 * @param text begins with {@code api/}
 */
public record ApiPath(String text) {

    private static final Pattern OURS = Pattern.compile("/?realms/[^/]+/(api(?:/.*)?)", Pattern.DOTALL);

    /** Empty when the request is none of ours. */
    public static Optional<ApiPath> of(KeycloakSession session) {
        return session == null
                ? Optional.empty()
                : of(session.getContext().getUri().getPath());
    }

    static Optional<ApiPath> of(String path) {
        Matcher matcher = OURS.matcher(path);
        return matcher.matches() ? Optional.of(new ApiPath(matcher.group(1))) : Optional.empty();
    }

    /** Paths that need no token (thingsboard-behaviour §1.8), and the one where whoever found a key tells of it. */
    boolean isOpen() {
        return text.startsWith("api/noauth/") || isLogin() || "api/apiKey/revoke".equals(text);
    }

    boolean isLogin() {
        return "api/auth/login".equals(text) || "api/auth/token".equals(text);
    }
}
