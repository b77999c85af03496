package dev.sallyport.core.code;

import java.time.Duration;
import java.util.Objects;

/**
 * What became of a typed code.
 *
 * @param verification the result
 * @param retryAfter   when it makes sense to try again, in whole seconds; zero when unknown or when waiting does not
 *                     help. Only {@link Verification#RATE_LIMITED} carries more than zero.
 */
public record Verdict(Verification verification, Duration retryAfter) {

    public Verdict {
        Objects.requireNonNull(verification);
        Objects.requireNonNull(retryAfter);
    }

    public static Verdict of(Verification verification) {
        return new Verdict(verification, Duration.ZERO);
    }

    /** Rounded up to a second or more: who waits as long as he is told must not be refused again. */
    public static Verdict rateLimited(Duration wait) {
        long seconds = wait.plusNanos(999_999_999).toSeconds();
        return new Verdict(Verification.RATE_LIMITED, Duration.ofSeconds(Math.max(1, seconds)));
    }

    public boolean accepted() {
        return verification == Verification.ACCEPTED;
    }
}
