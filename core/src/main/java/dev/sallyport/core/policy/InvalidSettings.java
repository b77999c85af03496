package dev.sallyport.core.policy;

import java.io.Serial;

/** Settings that cannot be accepted. The message names the field and is meant for whoever sent them. */
public final class InvalidSettings extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    InvalidSettings(String message) {
        super(message);
    }
}
