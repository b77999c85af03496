package dev.sallyport.rest.caller;

import dev.sallyport.core.apikey.ApiKeyCheck;
import dev.sallyport.core.apikey.ApiKeyVerdict;
import dev.sallyport.core.apikey.ApiKeyVerdict.Accepted;
import dev.sallyport.core.apikey.ApiKeyVerdict.Refused;
import dev.sallyport.core.keycloak.ApiKeyToken;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.error.ApiException;
import org.keycloak.models.KeycloakSession;

/** An API key as a credential, and what each refusal is in ThingsBoard's words (thingsboard-behaviour §2.1). */
final class KeyCaller {

    private final KeycloakSession session;
    private final boolean reads;

    KeyCaller(KeycloakSession session, boolean reads) {
        this.session = session;
        this.reads = reads;
    }

    Caller.KeyHolder require(String presented) {
        return holder(new ApiKeyCheck(session).check(presented, reads));
    }

    /** By a token that was made of a key: all that holds for the key holds for it. */
    Caller.KeyHolder require(ApiKeyToken token) {
        return holder(new ApiKeyCheck(session).check(token, reads));
    }

    private static Caller.KeyHolder holder(ApiKeyVerdict verdict) {
        if (verdict instanceof Accepted accepted) {
            return new Caller.KeyHolder(accepted);
        }
        throw answer((Refused) verdict);
    }

    /** Whoever has no right key learns nothing: only the value itself leads to a word of its own. */
    private static ApiException answer(Refused refused) {
        return switch (refused.reason()) {
            case UNKNOWN, REPLACED, OWNER_MOVED, NETWORK ->
                ApiError.AUTHENTICATION.because("Invalid username or password");
            case DISABLED, OWNER_OUT -> ApiError.AUTHENTICATION.because("User account is not active");
            case EXPIRED -> ApiError.AUTHENTICATION.because("API key is expired");
            case READ_ONLY -> ApiError.permissionDenied();
            case RATE, GUESSING ->
                ApiError.TOO_MANY_REQUESTS.because("Too many requests").retryAfter(refused.retryAfter());
        };
    }
}
