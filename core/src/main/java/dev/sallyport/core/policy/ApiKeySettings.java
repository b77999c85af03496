package dev.sallyport.core.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long API keys live, and when their owners get a mail about it.
 *
 * @param longestLifetime a key is made for no longer than this; whole days, {@link #SHORTEST} to {@link #LONGEST}
 * @param neverAllowed    whether a key may be made that never expires, and so for any time
 * @param suspendedAfter  a key that nobody used for so long is disabled; whole days, zero for never
 * @param removedAfter    a key that nobody used for so long is removed; whole days, zero for never
 * @param mailOnCreation  whether a key's owner gets a mail when it is made
 * @param expiryMailDays  how many days before a key expires he gets one; distinct, descending, may be empty
 */
public record ApiKeySettings(
        Duration longestLifetime,
        boolean neverAllowed,
        Duration suspendedAfter,
        Duration removedAfter,
        boolean mailOnCreation,
        List<Integer> expiryMailDays) {

    public static final Duration SHORTEST = Duration.ofDays(1);
    public static final Duration LONGEST = Duration.ofDays(3650);

    private static final int MOST_PER_USER = 1000;

    /** The longest notice before a key expires, in days, and how many notices at most. */
    static final int EARLIEST_MAIL = 365;

    static final int MOST_MAILS = 10;

    public static final ApiKeySettings DEFAULT = new ApiKeySettings(
            Duration.ofDays(365), false, Duration.ofDays(90), Duration.ofDays(365), true, List.of(30, 7, 1));

    public ApiKeySettings {
        expiryMailDays = List.copyOf(expiryMailDays);
    }

    /** Ends what would give a user more keys than anybody needs. */
    public void requireRoom(long keys) throws InvalidSettings {
        if (keys >= MOST_PER_USER) {
            throw new InvalidSettings(
                    "Validation error: userId must be of a user with fewer than " + MOST_PER_USER + " API keys");
        }
    }

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
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("longestLifetimeDays", longestLifetime.toDays())
                .put("neverAllowed", neverAllowed)
                .put("suspendedAfterDays", suspendedAfter.toDays())
                .put("removedAfterDays", removedAfter.toDays())
                .put("mailOnCreation", mailOnCreation);
        expiryMailDays.forEach(json.putArray("expiryMailDays")::add);
        return json;
    }
}
