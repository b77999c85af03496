package dev.sallyport.core.totp;

import com.warrenstrange.googleauth.GoogleAuthenticator;
import com.warrenstrange.googleauth.GoogleAuthenticatorConfig.GoogleAuthenticatorConfigBuilder;
import java.util.Locale;
import org.apache.commons.codec.binary.Base32;

/**
 * The shared secret of an authenticator app. New ones have 160 bits (RFC 4226 §4, R6 recommends that length).
 *
 * @param base32 RFC 4648 alphabet, upper case, no padding
 */
public record TotpSecret(String base32) {

    private static final int NEW_SECRET_BITS = 160;

    private static final GoogleAuthenticator GENERATOR = new GoogleAuthenticator(new GoogleAuthenticatorConfigBuilder()
            .setSecretBits(NEW_SECRET_BITS)
            .build());

    public TotpSecret {
        if (!base32.matches("[A-Z2-7]+")) {
            throw new IllegalArgumentException("a TOTP secret is written in Base32 without padding");
        }
    }

    /** A fresh one from a cryptographically strong generator. */
    public static TotpSecret random() {
        return new TotpSecret(GENERATOR.createCredentials().getKey());
    }

    /** A secret that is kept as raw bytes, as Keycloak keeps those it made itself. */
    public static TotpSecret ofBytes(byte[] bytes) {
        return new TotpSecret(
                new Base32().encodeAsString(bytes).replace("=", "").toUpperCase(Locale.ROOT));
    }

    /** In groups of four, for those who type it. */
    public String grouped() {
        return base32.replaceAll("(.{4})(?!$)", "$1 ");
    }

    @Override
    public String toString() {
        return "TotpSecret[***]";
    }
}
