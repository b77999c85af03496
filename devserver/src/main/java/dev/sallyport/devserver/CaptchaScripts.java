package dev.sallyport.devserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;

/**
 * What pages load of a captcha's server: a small script of our own with reCAPTCHA's documented client API. It makes
 * {@linkplain CaptchaTokens tokens} by itself.
 */
public final class CaptchaScripts {

    private static final String FILE = "captcha.js";

    /** Of v2 and v3, and of Enterprise. The script sees by its own address which it is. */
    private static final Set<String> PATHS = Set.of("/recaptcha/api.js", "/recaptcha/enterprise.js");

    private CaptchaScripts() {}

    /** Whether a script is at this path of the server. */
    public static boolean isAt(String path) {
        return PATHS.contains(path);
    }

    /** The script, to be served as {@code text/javascript} in UTF-8. */
    public static String text() {
        try (InputStream file = Objects.requireNonNull(CaptchaScripts.class.getResourceAsStream(FILE))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
