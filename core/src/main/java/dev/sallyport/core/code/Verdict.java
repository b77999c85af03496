package dev.sallyport.core.code;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of a typed code.
 *
 * @param verification the result
 * @param retryAfter   when it makes sense to try again, in whole seconds; zero when unknown or when waiting does not
 *                     help. Only {@link Verification#RATE_LIMITED} and the two of locked users carry more than zero.
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
        return new Verdict(Verification.RATE_LIMITED, roundedUp(wait));
    }

    /**
     * The user is locked.
     *
     * @param justNow whether this try did it
     * @param wait    until the lock ends by itself; empty when it does not
     */
    public static Verdict locked(boolean justNow, Optional<Duration> wait) {
        Verification verification = justNow ? Verification.LOCKED_NOW : Verification.LOCKED;
        return new Verdict(verification, wait.map(Verdict::roundedUp).orElse(Duration.ZERO));
    }

    private static Duration roundedUp(Duration wait) {
        return Duration.ofSeconds(Math.max(1, wait.plusNanos(999_999_999).toSeconds()));
    }

    public boolean accepted() {
        return verification == Verification.ACCEPTED;
    }
}
