package dev.sallyport.authenticators.sentcode;

import dev.sallyport.core.account.SentCodes;
import dev.sallyport.core.sentcode.Destination;
import dev.sallyport.core.sentcode.Sending;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * Door one's table for sends: what a page shows after the last one.
 *
 * @param notice what it says about the send
 * @param asks   whether it has a field for the code: only where there is a code to type
 * @param untilNext how long until another send makes sense
 */
record SentCodePage(Notice notice, boolean asks, Duration untilNext) {

    /** What the page says about the last send, as message key, and how alarming that is. */
    enum Notice {
        NONE("", "info"),
        JUST_SENT("sallyport.sentcode.justSent", "info"),
        TOO_SOON("sallyport.sentcode.tooSoon", "warning"),
        LIMITED("sallyport.sentcode.limited", "warning"),
        FAILED("sallyport.sentcode.failed", "danger"),
        FAILED_BUT_ONE_IS_VALID("sallyport.sentcode.failedOlder", "danger"),
        UNAVAILABLE("sallyport.sentcode.unavailable", "danger");

        private final String key;
        private final String type;

        Notice(String key, String type) {
            this.key = key;
            this.type = type;
        }
    }

    static SentCodePage of(Sending last, SentCodes.Status status) {
        boolean waiting = status.waiting();
        Duration untilNext =
                last.retryAfter().compareTo(status.untilNext()) > 0 ? last.retryAfter() : status.untilNext();
        return switch (last.result()) {
            case SENT -> new SentCodePage(Notice.NONE, true, untilNext);
            case TOO_SOON -> new SentCodePage(waiting ? Notice.JUST_SENT : Notice.TOO_SOON, waiting, untilNext);
            case LIMITED -> new SentCodePage(Notice.LIMITED, waiting, untilNext);
            case FAILED ->
                new SentCodePage(waiting ? Notice.FAILED_BUT_ONE_IS_VALID : Notice.FAILED, waiting, untilNext);
            case EXHAUSTED, NOT_ALLOWED, NOT_CONFIGURED -> new SentCodePage(Notice.UNAVAILABLE, waiting, untilNext);
        };
    }

    /** For the template, under the name {@code sentCode}. */
    Map<String, Object> attributes(Destination destination) {
        return Map.of(
                "feature",
                destination.channel().name().toLowerCase(Locale.ROOT),
                "destination",
                destination.masked(),
                "notice",
                notice.key,
                "noticeType",
                notice.type,
                "asks",
                asks,
                "waitSeconds",
                untilNext.plusMillis(999).toSeconds());
    }
}
