package dev.sallyport.core.sentcode;

import java.time.Duration;
import java.util.Objects;

/**
 * What became of "send a code".
 *
 * @param result     what
 * @param retryAfter when asking again makes sense; zero when unknown or when waiting does not help
 * @param sender     what handed it over, a provider id; empty unless sent
 */
public record Sending(Result result, Duration retryAfter, String sender) {

    /** The closed set of answers. Each door has one table that turns them into a page or a status. */
    public enum Result {
        /** Handed over to the gateway or mail server. */
        SENT,
        /** The last one was sent too short a time ago. Nothing was sent. */
        TOO_SOON,
        /** The user, the destination or the client's address had too many for now. Nothing was sent. */
        LIMITED,
        /** The realm's budget for SMS, or that of a range of numbers, is used up for today. Nothing was sent. */
        EXHAUSTED,
        /** The platform does not send to this country or kind of number. Nothing was sent. */
        NOT_ALLOWED,
        /** Neither gateway nor mail server took it. A code that was sent before stays valid. */
        FAILED,
        /** There is no gateway, or the user has no such factor. Nothing was sent. */
        NOT_CONFIGURED
    }

    public Sending {
        Objects.requireNonNull(result);
        Objects.requireNonNull(retryAfter);
        Objects.requireNonNull(sender);
    }

    public static Sending of(Result result) {
        return new Sending(result, Duration.ZERO, "");
    }

    public static Sending sent(String sender, Duration untilNext) {
        return new Sending(Result.SENT, untilNext, sender);
    }

    /** Rounded up to a second or more: who waits as long as he is told must not be refused again. */
    public static Sending wait(Result result, Duration wait) {
        long seconds = wait.plusNanos(999_999_999).toSeconds();
        return new Sending(result, Duration.ofSeconds(Math.max(1, seconds)), "");
    }

    public boolean sent() {
        return result == Result.SENT;
    }
}
