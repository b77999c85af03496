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

    /** One of them did not take it. With fail-over another may have. */
    public static void failed(Channel channel, String sender) {
        Metrics.counter(NAME + "failed", "channel", label(channel), "sender", sender)
                .increment();
    }

    /** One of the SMS senders did not take it. */
    public static void failedSms(String sender) {
        failed(Channel.SMS, sender);
    }

    /** A code was typed and right; the sender is the one that it came from. */
    public static void verified(Channel channel, String sender) {
        Metrics.counter(NAME + "verified", "channel", label(channel), "sender", sender)
                .increment();
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
