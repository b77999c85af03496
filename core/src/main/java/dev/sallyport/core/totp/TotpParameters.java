package dev.sallyport.core.totp;

import java.time.Duration;

/**
 * How codes are made from a secret.
 *
 * @param algorithm the HMAC's hash
 * @param digits    6 to 8
 * @param period    length of a time step; for counter-based codes (HOTP) it has no meaning
 */
public record TotpParameters(Algorithm algorithm, int digits, Duration period) {

    /** RFC 6238 §1.2 names these three. */
    public enum Algorithm {
        SHA1,
        SHA256,
        SHA512
    }

    /** What every authenticator app understands, and what this product enrols: SHA-1, 6 digits, 30 s. */
    public static final TotpParameters STANDARD = new TotpParameters(Algorithm.SHA1, 6, Duration.ofSeconds(30));

    public TotpParameters {
        if (digits < 6 || digits > 8) {
            throw new IllegalArgumentException("digits must be 6 to 8 (RFC 4226 §5.3)");
        }
    }
}
