package dev.sallyport.core.apikey;

import dev.sallyport.core.tenancy.Affiliation;
import dev.sallyport.core.tenancy.Authority;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** Whether a presented key is good. */
public sealed interface ApiKeyVerdict {

    /**
     * It is.
     *
     * @param user        its owner
     * @param affiliation where he belongs at this moment
     * @param authority   what its bearer is at this moment, limits of the key included; empty for none
     */
    record Accepted(ApiKey key, UserModel user, Affiliation affiliation, Optional<Authority> authority)
            implements ApiKeyVerdict {}

    /**
     * It is not.
     *
     * @param retryAfter when it may be tried again; zero where waiting does not help
     */
    record Refused(Reason reason, Duration retryAfter) implements ApiKeyVerdict {}

    /** Why not. */
    enum Reason {
        /** No key, a mistyped one, a deleted one, or one whose owner is gone. */
        UNKNOWN,
        /** It was replaced by a newer value, and the time of both is over: somebody uses an old copy. */
        REPLACED,
        DISABLED,
        EXPIRED,
        /** Its owner is disabled or locked. */
        OWNER_OUT,
        /** Its owner does not belong any more where it was made. */
        OWNER_MOVED,
        /** Not from this address. */
        NETWORK,
        /** Not for writing. */
        READ_ONLY,
        /** Too often. */
        RATE,
        /** Too many unknown keys from this network. */
        GUESSING
    }
}
