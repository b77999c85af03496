package dev.sallyport.devserver;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** What a person would read of a mail. */
final class MailText {

    private MailText() {}

    static String of(Part mail) throws MessagingException {
        try {
            Optional<String> plain = first(mail, "text/plain");
            return plain.isPresent()
                    ? plain.get()
                    : first(mail, "text/html").map(Html::toText).orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> first(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return Optional.of(part.getContent().toString());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                Optional<String> found = first(parts.getBodyPart(i), type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
