package dev.sallyport.core.code;

import java.time.Duration;
import java.util.List;

/**
 * What bounds guessing for one user.
 *
 * @param windows            tries per period, each counted per user and factor
 * @param failuresBeforeLock after how many failures in a row, over all factors, the user is locked, again and again until
 *                           a code is right; 0 = only at {@link #HARD_STOP}
 * @param countedInRow       whether failures are counted in a row at all
 */
public record AttemptLimits(List<RateLimit> windows, int failuresBeforeLock, boolean countedInRow) {

    /** NIST SP 800-63B-4 §3.2.2: never more than 100 failures in a row, whatever is configured. */
    public static final int HARD_STOP = 100;

    /**
     * The bound where the platform sets none: 5 in 5 minutes, 20 an hour, 50 a day. An accepted code clears only the
     * shortest one, so that a busy user does not hand out new tries to whoever guesses beside him.
     */
    public static final List<RateLimit> DEFAULT_WINDOWS = List.of(
            new RateLimit(5, Duration.ofMinutes(5), true),
            new RateLimit(20, Duration.ofHours(1), false),
            new RateLimit(50, Duration.ofDays(1), false));

    public AttemptLimits {
        windows = List.copyOf(windows);
    }

    /** The limits of a platform that sets these; the defaults when it sets neither. */
    public static AttemptLimits configured(List<RateLimit> windows, int failuresBeforeLock) {
        boolean nothingSet = windows.isEmpty() && failuresBeforeLock == 0;
        return new AttemptLimits(nothingSet ? DEFAULT_WINDOWS : windows, failuresBeforeLock, true);
    }

    /** For setting up a factor: limited as well, but typing mistakes there must not lock anybody out. */
    public AttemptLimits forEnrolment() {
        return new AttemptLimits(windows.isEmpty() ? DEFAULT_WINDOWS : windows, 0, false);
    }

    /**
     * The failure in a row that locks next.
     *
     * @param lastLock the failure in a row that locked last; 0 when none did
     */
    public int nextLock(int lastLock) {
        return failuresBeforeLock == 0 ? HARD_STOP : Math.min(lastLock + failuresBeforeLock, HARD_STOP);
    }
}
