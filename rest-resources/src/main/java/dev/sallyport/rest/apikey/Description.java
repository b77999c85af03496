package dev.sallyport.rest.apikey;

import dev.sallyport.rest.error.ApiError;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a key is for, in its owner's words: shown in pages and mails, so neither HTML nor a template. */
final class Description {

    private static final int LONGEST = 255;

    /** Stricter than ThingsBoard's sanitizer, which takes a harmless tag: here nothing that begins like a tag is taken. */
    private static final Pattern MALFORMED = Pattern.compile("<[a-zA-Z/!?]|\\{\\{.*}}", Pattern.DOTALL);

    private Description() {}

    /** Ends the call with all that is wrong (thingsboard-behaviour §1.3). */
    static String require(String text) {
        TreeSet<String> violations = new TreeSet<>();
        if (text == null || text.isBlank()) {
            violations.add("description must not be blank");
        }
        if (text != null && text.length() > LONGEST) {
            violations.add("description length must be equal or less than " + LONGEST);
        }
        if (text != null && MALFORMED.matcher(text).find()) {
            violations.add("description is malformed");
        }
        if (!violations.isEmpty()) {
            throw ApiError.BAD_REQUEST_PARAMS.because("Validation error: " + String.join(", ", violations));
        }
        return text;
    }
}
