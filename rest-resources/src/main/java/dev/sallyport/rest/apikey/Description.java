package dev.sallyport.rest.apikey;

import dev.sallyport.rest.error.ApiError;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a key is for, in its owner's words: shown in pages and mails, so neither HTML nor a template. */
public final class Description {

    private static final int LONGEST = 255;

    /** Stricter than ThingsBoard's sanitizer, which takes a harmless tag: here nothing that begins like a tag is taken. */
    private static final Pattern MALFORMED = Pattern.compile("<[a-zA-Z/!?]|[\\p{Cntrl}&&[^\\t\\r\\n]]");

    private Description() {}

    /** Ends the call with all that is wrong (thingsboard-behaviour §1.3). */
    static String require(String text) {
        TreeSet<String> violations = new TreeSet<>();
        if (text == null || text.isBlank()) {
            violations.add("description must not be blank");
        }
        if (text != null && text.length() > LONGEST) {
            violations.add("description length must be equal or less than " + LONGEST);
        } else if (text != null && isMalformed(text)) {
            violations.add("description is malformed");
        }
        if (!violations.isEmpty()) {
            throw ApiError.invalid(violations);
        }
        return text;
    }

    /** Whether it has a tag, a template's placeholder or a control character. */
    public static boolean isMalformed(String text) {
        int open = text.indexOf("{{");
        return MALFORMED.matcher(text).find() || (open >= 0 && text.indexOf("}}", open) >= 0);
    }
}
