package dev.sallyport.core.sentcode;

import dev.sallyport.core.policy.Factor;
import java.util.Optional;
import java.util.stream.Stream;

/** The way a sent code takes. Each has codes, a pace and counters of its own. */
public enum Channel {
    SMS(Factor.SMS),
    EMAIL(Factor.EMAIL);

    private final Factor factor;

    Channel(Factor factor) {
        this.factor = factor;
    }

    /** The factor whose codes go this way. */
    public Factor factor() {
        return factor;
    }

    /** The channel of a factor; empty when nothing is sent for it. */
    public static Optional<Channel> of(Factor factor) {
        return Stream.of(values()).filter(channel -> channel.factor == factor).findFirst();
    }
}
