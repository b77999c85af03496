package dev.sallyport.core.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a user is locked after too many wrong codes. After how many is ThingsBoard's setting
 * {@code maxVerificationFailuresBeforeUserLockout}.
 *
 * @param permanent   until an administrator enables the user again, as in ThingsBoard
 * @param firstLock   the first time; {@link #SHORTEST} to {@code longestLock}
 * @param longestLock each further lock without a right code in between lasts twice as long, up to this; {@link #LONGEST}
 *                    at most
 */
public record LockoutSettings(boolean permanent, Duration firstLock, Duration longestLock) {

    public static final Duration SHORTEST = Duration.ofSeconds(30);
    public static final Duration LONGEST = Duration.ofDays(30);

    public static final LockoutSettings DEFAULT =
            new LockoutSettings(false, Duration.ofMinutes(5), Duration.ofHours(24));

    private static final int MOST_DOUBLINGS = 30;

    /**
     * How long the next lock lasts.
     *
     * @param locksBefore how many there were without a right code in between
     * @return empty when it does not end by itself
     */
    public Optional<Duration> duration(int locksBefore) {
        if (permanent) {
            return Optional.empty();
        }
        Duration doubled = firstLock.multipliedBy(1L << Math.min(locksBefore, MOST_DOUBLINGS));
        return Optional.of(doubled.compareTo(longestLock) < 0 ? doubled : longestLock);
    }

    /** All members, times in seconds. */
    public ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("permanent", permanent)
                .put("firstLockSeconds", firstLock.toSeconds())
                .put("longestLockSeconds", longestLock.toSeconds());
    }
}
