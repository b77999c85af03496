package dev.sallyport.core.keycloak;

import dev.sallyport.core.sentcode.Channel;
import dev.sallyport.core.sentcode.Sending;
import io.micrometer.core.instrument.Metrics;
import java.util.Locale;

/** Counters in Keycloak's own Micrometer registry. Labels are of small, closed sets; none says anything of a person. */
public final class SentCodeMetrics {

    private static final String NAME = "sallyport.codes.";

    private SentCodeMetrics() {}

    /** A gateway or mail server took a code. */
    public static void sent(Channel channel, String sender) {
        Metrics.counter(NAME + "sent", "channel", label(channel), "sender", sender)
                .increment();
    }

    /** None of them took it. */
    public static void failed(Channel channel) {
        Metrics.counter(NAME + "failed", "channel", label(channel)).increment();
    }

    /** A code was typed and right. */
    public static void verified(Channel channel) {
        Metrics.counter(NAME + "verified", "channel", label(channel)).increment();
    }

    /** A limit or rule did not let a code be sent. */
    public static void refused(Channel channel, Sending.Result reason) {
        Metrics.counter(NAME + "refused", "channel", label(channel), "reason", label(reason))
                .increment();
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
