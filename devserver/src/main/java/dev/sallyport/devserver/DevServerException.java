package dev.sallyport.devserver;

/** Something that the person at the keyboard can mend; the message is complete without a stack trace. */
public final class DevServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DevServerException(String message) {
        super(message);
    }

    DevServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
