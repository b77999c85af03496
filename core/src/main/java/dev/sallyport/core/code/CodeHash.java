package dev.sallyport.core.code;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 (RFC 2104, FIPS 180-4) over what a code is bound to and the code itself. The key stays on the server, so
 * a copy of the hashes alone does not allow guessing offline. Immutable; each call uses its own {@link Mac}.
 */
public final class CodeHash {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param key at least 32 bytes */
    public CodeHash(byte[] key) {
        if (key.length < 32) {
            throw new IllegalArgumentException("the key needs at least 256 bits");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** A key for one purpose only, so that a hash made for one is worthless for another. */
    public CodeHash derive(String purpose) {
        return new CodeHash(mac(purpose.getBytes(StandardCharsets.UTF_8)));
    }

    /** The hash of the parts in this order, in lower-case hex. The parts cannot run into each other. */
    public String of(String... parts) {
        StringBuilder framed = new StringBuilder();
        for (String part : parts) {
            framed.append(part.length()).append(':').append(part);
        }
        return HexFormat.of().formatHex(mac(framed.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Compares in constant time. */
    public static boolean same(String hash, String other) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] mac(byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "CodeHash[***]";
    }
}
