package dev.sallyport.core.backupcode;

import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Backup codes as text: 8 characters of lower-case Crockford Base32, 40 bits each. Stateless. */
public final class BackupCodes {

    /** Crockford's alphabet: no i, l, o (they look like 1, 1, 0) and no u. ThingsBoard's hex codes are a subset. */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern SHAPE = Pattern.compile("[0-9a-hjkmnp-tv-z]{" + LENGTH + "}");

    private BackupCodes() {}

    /** {@code quantity} different codes from a cryptographically strong generator. */
    public static List<String> generate(int quantity) {
        Set<String> codes = new LinkedHashSet<>();
        while (codes.size() < quantity) {
            codes.add(code());
        }
        return List.copyOf(codes);
    }

    /** Whether a text can be a backup code at all. */
    public static boolean isCode(String text) {
        return text != null && SHAPE.matcher(text).matches();
    }

    /**
     * What a person may have meant: blanks and hyphens dropped, any case, and the letters that look like digits read as
     * digits (Crockford's decoding rule).
     */
    public static String asMeant(String typed) {
        return typed.replaceAll("[\\s-]", "")
                .toLowerCase(Locale.ROOT)
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1');
    }

    private static String code() {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
