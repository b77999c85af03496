package dev.sallyport.rest.error;

import java.util.Collection;

/** ThingsBoard's error codes (thingsboard-behaviour §1.2), each with the one HTTP status that belongs to it. */
public enum ApiError {
    GENERAL(500, 2),
    AUTHENTICATION(401, 10),
    TOKEN_EXPIRED(401, 11),
    CREDENTIALS_EXPIRED(401, 15),
    PERMISSION_DENIED(403, 20),
    BAD_REQUEST_PARAMS(400, 31),
    METHOD_NOT_ALLOWED(405, 31),
    ITEM_NOT_FOUND(404, 32),
    TOO_MANY_REQUESTS(429, 33),
    PASSWORD_VIOLATION(401, 45);

    private final int status;
    private final int code;

    ApiError(int status, int code) {
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    /** This error with a message that the caller may read. */
    public ApiException because(String message) {
        return new ApiException(this, message);
    }

    /** The answer to a body with mistakes: all of them at once (thingsboard-behaviour §1.3). */
    public static ApiException invalid(Collection<String> violations) {
        return BAD_REQUEST_PARAMS.because("Validation error: " + String.join(", ", violations));
    }

    /** The answer to any call without the right to make it. */
    public static ApiException permissionDenied() {
        return PERMISSION_DENIED.because("You don't have permission to perform this operation!");
    }

    /** The answer to a call without any credential, or with one of an unknown kind. */
    public static ApiException unauthenticated() {
        return AUTHENTICATION.because("Authentication failed");
    }

    /** The answer to a JWT that is expired, forged or revoked: ThingsBoard does not tell these apart. */
    public static ApiException tokenExpired() {
        return TOKEN_EXPIRED.because("Token has expired");
    }
}
