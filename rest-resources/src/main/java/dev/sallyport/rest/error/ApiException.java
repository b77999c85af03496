package dev.sallyport.rest.error;

import java.io.Serial;
import java.time.Duration;

/** Ends a call with an {@link ApiError}; what the call did in its own transaction is undone. */
public final class ApiException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final ApiError error;
    private Duration retryAfter = Duration.ZERO;

    ApiException(ApiError error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    /** Tells the client when to come back (RFC 9110 §10.2.3). */
    public ApiException retryAfter(Duration wait) {
        this.retryAfter = wait;
        return this;
    }

    ApiError error() {
        return error;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
