package dev.sallyport.core.apikey;

import dev.sallyport.core.code.Base62;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client sends: {@code tb_}, 8 characters that name the key, 43 characters of secret (256 bits), 6 characters of
 * CRC-32, all base62. A typing mistake is told from a key without asking a database, and scanners for leaked secrets find
 * it by {@link #PATTERN}. Or a value that ThingsBoard made: {@code tb_} and URL-safe Base64 of 32 or 64 random bytes.
 */
public final class ApiKeyValue {

    /** For scanners: values that we make. The checksum is over all that comes before it. */
    public static final String PATTERN = "tb_[0-9A-Za-z]{57}";

    /** Of the part that names the key. */
    public static final int KEY_ID_LENGTH = 8;

    private static final String PREFIX = "tb_";
    private static final int SECRET_LENGTH = 43;
    private static final Pattern OURS = Pattern.compile("(tb_([0-9A-Za-z]{8})[0-9A-Za-z]{43})([0-9A-Za-z]{6})");
    private static final Pattern THINGSBOARDS = Pattern.compile("tb_(?:[\\w-]{43}|[\\w-]{86})");
    private static final int LAST = 4;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;
    private final Optional<String> keyId;

    private ApiKeyValue(String text, Optional<String> keyId) {
        this.text = text;
        this.keyId = keyId;
    }

    /** A new key. */
    public static ApiKeyValue random() {
        return random(randomKeyId());
    }

    /** A new secret for a key that there is. */
    public static ApiKeyValue random(String keyId) {
        String unchecked = PREFIX + keyId + Base62.random(SECRET_LENGTH, RANDOM);
        return new ApiKeyValue(unchecked + Base62.crc32(unchecked), Optional.of(keyId));
    }

    /** A name for a key whose value names none. */
    public static String randomKeyId() {
        return Base62.random(KEY_ID_LENGTH, RANDOM);
    }

    /** Empty when it cannot be a key: it is neither of our form with a right checksum nor of ThingsBoard's. */
    public static Optional<ApiKeyValue> parse(String text) {
        Matcher ours = OURS.matcher(text);
        if (ours.matches()) {
            return Optional.of(new ApiKeyValue(text, Optional.of(ours.group(2))))
                    .filter(value -> Base62.crc32(ours.group(1)).equals(ours.group(3)));
        }
        return Optional.of(new ApiKeyValue(text, Optional.empty()))
                .filter(value -> THINGSBOARDS.matcher(text).matches());
    }

    /** Which key it claims to be; empty for ThingsBoard's values, which say nothing but themselves. */
    public Optional<String> keyId() {
        return keyId;
    }

    /** What is stored: SHA-256 in hex. A slow hash would protect nothing, for nobody can try 2^256 values. */
    public String hash() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** For its owner to know it by. */
    public String lastFour() {
        return text.substring(text.length() - LAST);
    }

    /** The whole value. For its owner, once. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "ApiKeyValue[***]";
    }
}
