package dev.sallyport.rest.oauth2login;

import dev.sallyport.core.keycloak.LoginCookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.keycloak.models.KeycloakSession;

/**
 * The code that a browser landed with: a cookie ties it to that browser, so that nobody can be sent to a landing of somebody
 * else's, and nobody else can use what a log or a history shows.
 */
final class LandedCode {

    private static final String LANDED = "landed";

    /** Of 256 bits half names a code well enough. */
    private static final int NAME_LENGTH = 32;

    private final LoginCookie cookie;

    LandedCode(KeycloakSession session, String code) {
        this.cookie = new LoginCookie(session, session.getContext().getRealm(), name(code));
    }

    /** Has the answer of this request tie it. */
    void tie() {
        cookie.set(LANDED);
    }

    /** Whether it is this browser's; it is untied then. */
    boolean take() {
        boolean tied = cookie.content().filter(LANDED::equals).isPresent();
        if (tied) {
            cookie.remove();
        }
        return tied;
    }

    private static String name(String code) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, NAME_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
