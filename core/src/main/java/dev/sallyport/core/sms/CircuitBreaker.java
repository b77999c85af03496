package dev.sallyport.core.sms;

import dev.sallyport.core.sms.SmsException.Reason;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Sends senders to the end of the queue for a while that cost their whole share of the time several times in a row. They
 * are still asked when all others fail. Each node of a cluster learns for itself. Thread-safe.
 */
final class CircuitBreaker {

    private static final int FAILURES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    CircuitBreaker(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private record Trouble(int failures, long last) {}

    /** The same senders, those with trouble last. */
    List<SenderChain.Link> healthyFirst(List<SenderChain.Link> links) {
        return links.stream()
                .sorted(Comparator.comparing(link -> isOpen(link.id())))
                .toList();
    }

    void succeeded(String id) {
        troubles.remove(id);
    }

    /** A refusal is quick, and may be the receiver's fault: it does not count. Of a sender not asked nothing is learnt. */
    void failed(String id, Reason reason) {
        switch (reason) {
            case UNREACHABLE, TIMEOUT -> {
                Trouble first = new Trouble(1, nanoTime.getAsLong());
                troubles.merge(id, first, (before, now) -> new Trouble(before.failures + 1, now.last));
            }
            case REFUSED, MISCONFIGURED, NOT_CONFIGURED -> troubles.remove(id);
            case BUSY -> {}
        }
    }

    private boolean isOpen(String id) {
        Trouble trouble = troubles.get(id);
        return trouble != null && trouble.failures >= FAILURES && nanoTime.getAsLong() - trouble.last < PAUSE.toNanos();
    }
}
