package dev.sallyport.core.consent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A document that binds whoever agrees to it.
 *
 * @param domainId whose document it is
 * @param text     HTML as it was saved: to be sanitised once more where it is shown
 */
public record Demand(String domainId, Document document, String text) {

    /** What tells one text from another: SHA-256, hexadecimal. */
    public String version() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** In events: which document, and which text. */
    public String name() {
        return document + ":" + version();
    }

    /** Name of its field in a form; the same for the same text of the same domain only. */
    public String key() {
        return document.word() + "-" + domainId + "-" + version();
    }
}
