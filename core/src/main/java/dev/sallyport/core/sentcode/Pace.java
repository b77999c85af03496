package dev.sallyport.core.sentcode;

import java.time.Duration;

/**
 * How long to wait after the n-th send in a row: the period that the platform sets after the first two, then twice as long
 * each time, up to a quarter of an hour.
 *
 * @param period the platform's {@code minVerificationCodeSendPeriod}
 */
public record Pace(Duration period) {

    /** A pause after which the row begins anew. */
    public static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int AS_SET = 2;
    private static final int MOST_DOUBLINGS = 10;

    /** @param sends how many there were in a row, the last one included; 1 or more */
    public Duration after(int sends) {
        int doublings = Math.min(Math.max(0, sends - AS_SET), MOST_DOUBLINGS);
        Duration wait = period.multipliedBy(1L << doublings);
        Duration longest = period.compareTo(LONGEST) > 0 ? period : LONGEST;
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
