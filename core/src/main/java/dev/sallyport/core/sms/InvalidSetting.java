package dev.sallyport.core.sms;

import java.io.Serial;
import org.keycloak.component.ComponentValidationException;

/** A setting of a sender that cannot be accepted. Keycloak's Admin REST API answers it as a 400 with its text. */
public final class InvalidSetting extends ComponentValidationException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String text;

    /**
     * @param property its name in the component's config
     * @param problem  continues the sentence that begins with the name: "must be …"; never the value itself
     */
    public InvalidSetting(String property, String problem) {
        super(quoted(property + " " + problem));
        this.text = property + " " + problem;
    }

    /** The sentence for whoever set it. */
    public String text() {
        return text;
    }

    /** Keycloak's Admin REST API formats the message with MessageFormat; an import logs it as it is. */
    private static String quoted(String text) {
        return text.replace("'", "''").replace("{", "'{'");
    }
}
