package dev.sallyport.core.sentcode;

import dev.sallyport.core.code.CodeHash;
import dev.sallyport.core.policy.SentCodeSettings;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A code that was or is to be sent. The code itself is nowhere: it is the HMAC of a random nonce and of all that the code
 * is bound to, truncated to decimal digits as HOTP does it (RFC 4226 §5.3, with all 256 bits instead of 31). Who has the
 * nonce but not the realm's key knows nothing; who has both can send the same code again.
 *
 * @param nonce  128 random bits in hex
 * @param digits how long the code is, 6 to 10
 */
public record SentCode(String nonce, int digits) {

    /** Wrong tries after which a code is void (ASVS 6.6.3). */
    public static final int TRIES = 5;

    private static final int NONCE_BYTES = 16;
    private static final String KEY_PURPOSE = "sent code";
    private static final SecureRandom RANDOM = new SecureRandom();

    public SentCode {
        if (digits < SentCodeSettings.FEWEST_DIGITS || digits > SentCodeSettings.MOST_DIGITS) {
            throw new IllegalArgumentException("a code has 6 to 10 digits");
        }
    }

    /** A fresh one from a cryptographic source of chance. */
    public static SentCode random(int digits) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        return new SentCode(HexFormat.of().formatHex(nonce), digits);
    }

    /** The code as it is sent: decimal digits, leading zeros included. */
    public String text(CodeHash key, Binding binding) {
        String hash = key.derive(KEY_PURPOSE)
                .of(
                        binding.userId(),
                        binding.purpose().name(),
                        binding.destination().channel().name(),
                        binding.destination().address(),
                        nonce);
        BigInteger code = new BigInteger(hash, 16).mod(BigInteger.TEN.pow(digits));
        return String.format(Locale.ROOT, "%0" + digits + "d", code);
    }

    /** Whether this is the code, to the letter; compared in constant time. */
    public boolean matches(String typed, CodeHash key, Binding binding) {
        return MessageDigest.isEqual(
                text(key, binding).getBytes(StandardCharsets.UTF_8), typed.getBytes(StandardCharsets.UTF_8));
    }

    /** What a code is bound to: change any of it and it is another code. */
    public record Binding(String userId, Purpose purpose, Destination destination) {}

    @Override
    public String toString() {
        return "SentCode[***]";
    }
}
