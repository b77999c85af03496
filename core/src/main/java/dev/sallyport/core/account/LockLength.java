package dev.sallyport.core.account;

import java.time.Duration;

/**
 * How long a lock lasts, as a mail says it.
 *
 * @param key    message key
 * @param number of minutes or hours, whichever the message is about; rounded up
 */
record LockLength(String key, long number) {

    /** Until an administrator unlocks the user. */
    static final LockLength FOR_GOOD = new LockLength("sallyport.lockout.forGood", 0);

    private static final long MOST_MINUTES = 120;

    /** @param left what is over already, or almost, is told as one minute */
    static LockLength of(Duration left) {
        long minutes = Math.max(1, left.plusSeconds(59).toMinutes());
        return minutes <= MOST_MINUTES
                ? new LockLength("sallyport.lockout.minutes", minutes)
                : new LockLength("sallyport.lockout.hours", (minutes + 59) / 60);
    }
}
