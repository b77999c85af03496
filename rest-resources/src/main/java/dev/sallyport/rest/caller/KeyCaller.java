package dev.sallyport.rest.caller;

import dev.sallyport.core.apikey.ApiKeyCheck;
import dev.sallyport.core.apikey.ApiKeyVerdict;
import dev.sallyport.core.apikey.ApiKeyVerdict.Accepted;
import dev.sallyport.core.apikey.ApiKeyVerdict.Refused;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.error.ApiException;
import jakarta.ws.rs.HttpMethod;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/** An API key as a credential, and what each refusal is in ThingsBoard's words (thingsboard-behaviour §2.1). */
final class KeyCaller {

    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final KeycloakSession session;

    KeyCaller(KeycloakSession session) {
        this.session = session;
    }

    Caller.KeyHolder require(String presented) {
        String method = session.getContext().getHttpRequest().getHttpMethod();
        ApiKeyVerdict verdict = new ApiKeyCheck(session).check(presented, READING.contains(method));
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
