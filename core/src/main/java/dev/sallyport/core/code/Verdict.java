package dev.sallyport.core.code;

import java.time.Duration;
import java.util.Objects;

/**
 * What became of a typed code.
 *
 * @param verification the result
 * @param retryAfter   when it makes sense to try again; zero when unknown or when waiting does not help. Only
 *                     {@link Verification#RATE_LIMITED} carries more than zero.
 */
public record Verdict(Verification verification, Duration retryAfter) {

    public Verdict {
        Objects.requireNonNull(verification);
        Objects.requireNonNull(retryAfter);
    }

    public static Verdict of(Verification verification) {
        return new Verdict(verification, Duration.ZERO);
    }

    public static Verdict rateLimited(Duration retryAfter) {
        return new Verdict(Verification.RATE_LIMITED, retryAfter);
    }

    public boolean accepted() {
        return verification == Verification.ACCEPTED;
    }
}
