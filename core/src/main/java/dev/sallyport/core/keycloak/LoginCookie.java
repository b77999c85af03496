package dev.sallyport.core.keycloak;

import dev.sallyport.core.code.CodeHash;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.utils.SecureContextResolver;

/**
 * What a browser keeps for us between the beginning and the end of a login: signed with the realm's key, good for one login,
 * out of reach of scripts and of other hosts. Each login has its own, so that two tabs do not disturb each other.
 */
public final class LoginCookie {

    private static final String NAME = "sallyport-login-";

    /** Browsers let only this very host set it, over https (RFC 6265bis §4.1.3.2). */
    private static final String HOST = "__Host-";

    private static final Duration LIFETIME = Duration.ofMinutes(30);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String state;
    private final boolean secure;

    /** @param state the login's, in letters, digits and dashes */
    public LoginCookie(KeycloakSession session, RealmModel realm, String state) {
        this.session = session;
        this.realm = realm;
        this.state = state;
        this.secure = SecureContextResolver.isSecureContext(session);
    }

    /** Has the answer of this request set it. */
    public void set(String content) {
        String until = String.valueOf(ServerTime.now().plus(LIFETIME).getEpochSecond());
        String value = encoded(content) + "." + until + "." + signature(content, until);
        write(value, (int) LIFETIME.toSeconds());
    }

    /** What the browser sent; empty when there is none, it is too old, or somebody else wrote it. */
    public Optional<String> content() {
        return Optional.ofNullable(session.getContext()
                        .getHttpRequest()
                        .getHttpHeaders()
                        .getCookies()
                        .get(name()))
                .map(Cookie::getValue)
                .flatMap(this::content);
    }

    /** Has the answer of this request remove it. */
    public void remove() {
        write("", 0);
    }

    private Optional<String> content(String value) {
        String[] parts = value.split("\\.", -1);
        if (parts.length != 3 || !parts[1].matches("\\d{1,12}")) {
            return Optional.empty();
        }
        Instant until = Instant.ofEpochSecond(Long.parseLong(parts[1]));
        return decoded(parts[0])
                .filter(content -> CodeHash.same(signature(content, parts[1]), parts[2]))
                .filter(content -> ServerTime.now().isBefore(until));
    }

    private void write(String value, int seconds) {
        session.getContext()
                .getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(name())
                        .value(value)
                        .path("/")
                        .maxAge(seconds)
                        .secure(secure)
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.LAX)
                        .build());
    }

    private String name() {
        return (secure ? HOST : "") + NAME + state;
    }

    private String signature(String content, String until) {
        return RealmKey.active(session, realm).hash().derive("login cookie").of(state, content, until);
    }

    private static String encoded(String content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
