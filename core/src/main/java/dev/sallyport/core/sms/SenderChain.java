package dev.sallyport.core.sms;

import dev.sallyport.core.deadline.Bulkhead;
import dev.sallyport.core.keycloak.SentCodeMetrics;
import dev.sallyport.core.sms.SmsException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Asks senders in their order. Each gets an equal share of the time that is left, and is waited for no longer, whatever
 * it does: a name server that does not answer cannot be interrupted, but it can be left alone. Thread-safe.
 */
final class SenderChain {

    /** So that a user who waits sees an answer within twelve. */
    private static final Duration BUDGET = Duration.ofSeconds(10);

    /** A sender that ends itself in time is given this long to say so. */
    private static final Duration GRACE = Duration.ofMillis(250);

    /**
     * Not Keycloak's ExecutorsProvider: its pools have a queue without end before the fifth thread, in which messages
     * would wait behind a gateway that hangs. As many as mails, for the same reason: a request that waits holds a
     * connection of the database's pool, which has 100.
     */
    private static final Bulkhead THREADS = new Bulkhead("sallyport-sms", 32);

    /** One for the server: what is known about senders that failed is worth more than one request. */
    static final SenderChain SHARED = new SenderChain(BUDGET, new CircuitBreaker(System::nanoTime));

    private static final Logger LOG = Logger.getLogger(SenderChain.class);

    private final Duration budget;
    private final CircuitBreaker breaker;

    SenderChain(Duration budget, CircuitBreaker breaker) {
        this.budget = budget;
        this.breaker = breaker;
    }

    /**
     * A sender in the chain.
     *
     * @param id         of the component
     * @param providerId of its kind
     */
    record Link(String id, String providerId, SmsSender sender) {}

    /** Sends, and returns the provider id of the sender that took the message. */
    String send(String realm, List<Link> links, SmsMessage message) throws SmsException {
        SmsException failure = new SmsException(Reason.NOT_CONFIGURED, "the realm has no SMS sender");
        long end = System.nanoTime() + budget.toNanos();
        List<Link> order = breaker.healthyFirst(links);
        for (int i = 0; i < order.size(); i++) {
            Link link = order.get(i);
            try {
                sendWithRetry(link, message, left(end).dividedBy(order.size() - i));
                breaker.succeeded(link.id());
                return link.providerId();
            } catch (SmsException e) {
                breaker.failed(link.id(), e.reason());
                SentCodeMetrics.failedSms(link.providerId());
                LOG.warnf("Realm '%s': %s failed: %s, %s", realm, link.providerId(), e.reason(), e.getMessage());
                failure = e;
            }
        }
        throw failure;
    }

    /** Once more only where nothing can have been sent. */
    private static void sendWithRetry(Link link, SmsMessage message, Duration share) throws SmsException {
        long end = System.nanoTime() + share.toNanos();
        try {
            sendOnce(link.sender(), message, share);
        } catch (SmsException e) {
            if (e.reason() != Reason.UNREACHABLE || left(end).compareTo(GRACE) < 0) {
                throw e;
            }
            sendOnce(link.sender(), message, left(end));
        }
    }

    private static void sendOnce(SmsSender sender, SmsMessage message, Duration time) throws SmsException {
        try {
            THREADS.call(
                    () -> {
                        sender.send(message, time);
                        return null;
                    },
                    time.plus(GRACE));
        } catch (RejectedExecutionException e) {
            throw new SmsException(Reason.BUSY, THREADS.most() + " messages are on their way already");
        } catch (TimeoutException e) {
            throw new SmsException(Reason.TIMEOUT, "the sender did not end in time");
        } catch (ExecutionException e) {
            throw why(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SmsException(Reason.TIMEOUT, "interrupted");
        }
    }

    /** The text of somebody's exception may hold anything; its type tells enough. */
    private static SmsException why(Throwable thrown) {
        return thrown instanceof SmsException own
                ? own
                : new SmsException(Reason.REFUSED, thrown.getClass().getName());
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
}
