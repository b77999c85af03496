package dev.sallyport.core.totp;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code otpauth://} URI that an authenticator app scans (Google Authenticator's key URI format), spelled exactly as
 * ThingsBoard spells it: no algorithm, digits or period, since it always means SHA-1, 6 digits, 30 s.
 *
 * @param issuer  shown by the app; not blank
 * @param account the user's e-mail address
 * @param secret  the shared secret
 */
public record OtpAuthUri(String issuer, String account, TotpSecret secret) {

    private static final Pattern SHAPE =
            Pattern.compile("otpauth://totp/(\\S+?):(\\S+?)\\?issuer=(\\S+?)&secret=(\\w+?)");

    /** Whether a text has the shape that ThingsBoard's clients send; its secret need not be usable. */
    public static boolean isWellFormed(String uri) {
        return SHAPE.matcher(uri).matches();
    }

    /** The secret in a well-formed URI, if it is one that an app could use. */
    public static Optional<TotpSecret> secretIn(String uri) {
        Matcher matcher = SHAPE.matcher(uri);
        if (!matcher.matches() || !matcher.group(4).matches("[A-Z2-7]+")) {
            return Optional.empty();
        }
        return Optional.of(new TotpSecret(matcher.group(4)));
    }

    /** The URI as text. It contains the secret: show it to its owner only. */
    public String text() {
        return text(secret.base32());
    }

    /** Says which app entry it is, and opens nothing; of the same shape, which clients and the contract expect. */
    public String textWithoutSecret() {
        return text("not_shown");
    }

    private String text(String shownSecret) {
        return "otpauth://totp/" + pathSegment(issuer) + ":" + pathSegment(account) + "?issuer="
                + URLEncoder.encode(issuer, StandardCharsets.UTF_8) + "&secret=" + shownSecret;
    }

    /** RFC 3986 §3.3: unreserved characters, sub-delims, ':' and '@' stay as they are. */
    private static String pathSegment(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~!$&'()*+,;=:@".indexOf(c) >= 0);
            out.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return "OtpAuthUri[" + issuer + ", ***]";
    }
}
