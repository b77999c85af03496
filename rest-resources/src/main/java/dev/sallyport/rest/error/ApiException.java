package dev.sallyport.rest.error;

import jakarta.ws.rs.core.HttpHeaders;
import java.io.Serial;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Ends a call with an {@link ApiError}; what the call did in its own transaction is undone. */
public final class ApiException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final ApiError error;
    private final transient Map<String, String> headers = new LinkedHashMap<>();
    private final transient Map<String, String> members = new LinkedHashMap<>();

    ApiException(ApiError error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    /** Tells the client when to come back (RFC 9110 §10.2.3); not for zero. */
    public ApiException retryAfter(Duration wait) {
        return wait.isZero() ? this : header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
    }

    /** Names the schemes that would be taken (RFC 9110 §11.6.1), where it is credentials that are missing. */
    public ApiException challenge(String schemes) {
        return error.status() == 401 ? header(HttpHeaders.WWW_AUTHENTICATE, schemes) : this;
    }

    /** A header that belongs to the answer. */
    public ApiException header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** One more member of the answer's body. */
    public ApiException member(String name, String value) {
        members.put(name, value);
        return this;
    }

    ApiError error() {
        return error;
    }

    Map<String, String> headers() {
        return headers;
    }

    Map<String, String> members() {
        return members;
    }
}
