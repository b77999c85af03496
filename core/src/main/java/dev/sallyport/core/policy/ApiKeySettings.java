package dev.sallyport.core.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long API keys live.
 *
 * @param longestLifetime a key is made for no longer than this; whole days, {@link #SHORTEST} to {@link #LONGEST}
 * @param neverAllowed    whether a key may be made that never expires, and so for any time
 * @param suspendedAfter  a key that nobody used for so long is disabled; whole days, zero for never
 * @param removedAfter    a key that nobody used for so long is removed; whole days, zero for never
 */
public record ApiKeySettings(
        Duration longestLifetime, boolean neverAllowed, Duration suspendedAfter, Duration removedAfter) {

    public static final Duration SHORTEST = Duration.ofDays(1);
    public static final Duration LONGEST = Duration.ofDays(3650);

    public static final ApiKeySettings DEFAULT =
            new ApiKeySettings(Duration.ofDays(365), false, Duration.ofDays(90), Duration.ofDays(365));

    /**
     * When a new key expires.
     *
     * @param wished empty for "as late as possible"; may be over
     * @return empty for never
     * @throws InvalidSettings when it is later than allowed
     */
    public Optional<Instant> expiry(Optional<Instant> wished, Instant now) throws InvalidSettings {
        if (neverAllowed) {
            return wished;
        }
        Instant latest = now.plus(longestLifetime);
        if (wished.filter(latest::isBefore).isPresent()) {
            throw new InvalidSettings(
                    "Validation error: expirationTime must be at most " + longestLifetime.toDays() + " days from now");
        }
        return Optional.of(wished.orElse(latest));
    }

    /** All members, times in days. */
    public ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("longestLifetimeDays", longestLifetime.toDays())
                .put("neverAllowed", neverAllowed)
                .put("suspendedAfterDays", suspendedAfter.toDays())
                .put("removedAfterDays", removedAfter.toDays());
    }
}
