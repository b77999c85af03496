package dev.sallyport.core.code;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/** Digits and letters: a double click selects all of it. */
public final class Base62 {

    private static final char[] ALPHABET =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".toCharArray();

    /** 62^6 is more than 2^32. */
    private static final int CRC_LENGTH = 6;

    private Base62() {}

    public static String random(int length, SecureRandom random) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET[random.nextInt(ALPHABET.length)]);
        }
        return text.toString();
    }

    /** CRC-32 (ISO 3309) of ASCII text, six digits with leading zeros. */
    public static String crc32(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        char[] digits = new char[CRC_LENGTH];
        long rest = crc.getValue();
        for (int i = CRC_LENGTH - 1; i >= 0; i--) {
            digits[i] = ALPHABET[(int) (rest % ALPHABET.length)];
            rest /= ALPHABET.length;
        }
        return new String(digits);
    }
}
