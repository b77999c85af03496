package dev.sallyport.core.code;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The code in a link that somebody is mailed (thingsboard-behaviour §4.5, §5.4): good because nobody can guess it. */
public final class LinkCode {

    /** As ThingsBoard's: 178 bits. */
    public static final int LENGTH = 30;

    private static final SecureRandom RANDOM = new SecureRandom();

    private LinkCode() {}

    /** A new one, of letters and digits. */
    public static String random() {
        return Base62.random(LENGTH, RANDOM);
    }

    /** What is kept of it: SHA-256, hexadecimal. Without a key: there is nothing to guess. */
    public static String hash(String code) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
