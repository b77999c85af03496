package dev.sallyport.devserver;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Where mail and SMS of a development server end: an SMTP server and an HTTP server ({@code POST /sms},
 * {@code GET|DELETE /messages}, and a page to read them) on the loopback interface. Keeps the last 1000 messages in
 * memory. Development only: whoever can reach the port can read every code. Thread-safe.
 */
public final class Outbox implements AutoCloseable {

    private final Messages messages = new Messages();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final MailSink mail;
    private final OutboxHttp http;

    private Outbox(int httpPort, int smtpPort) {
        mail = new MailSink(smtpPort, this::deliver);
        try {
            http = new OutboxHttp(httpPort, this);
        } catch (RuntimeException e) {
            mail.close();
            throw e;
        }
    }

    /** Starts both servers; port 0 means any free port. */
    public static Outbox start(int httpPort, int smtpPort) {
        return new Outbox(httpPort, smtpPort);
    }

    /** The page; {@code sms} and {@code messages} are below it. */
    public URI url() {
        return http.url();
    }

    /** Where an SMS is posted as {@code {"to":…,"text":…}}. */
    public URI smsUrl() {
        return http.url().resolve("sms");
    }

    /** Port of the SMTP server: no authentication, no TLS. */
    public int smtpPort() {
        return mail.port();
    }

    /** What was sent, newest first. */
    public List<OutboxMessage> messages() {
        return messages.list();
    }

    /** The newest message of that kind, as soon as there is one; empty when the time is over. */
    public Optional<OutboxMessage> await(Predicate<OutboxMessage> wanted, Duration patience)
            throws InterruptedException {
        return messages.await(wanted, patience);
    }

    /** Forgets all messages. */
    public void clear() {
        messages.clear();
    }

    /** From now on sending to this address or number fails: 451 in SMTP, 502 over HTTP. */
    public void refuse(String to) {
        refused.add(to);
    }

    /** Ends {@link #refuse}. */
    public void accept(String to) {
        refused.remove(to);
    }

    /** False when the receiver is refused. */
    boolean deliver(OutboxMessage message) {
        if (refused.contains(message.to())) {
            return false;
        }
        messages.add(message);
        return true;
    }

    boolean deliverSms(String to, String text) {
        return deliver(new OutboxMessage(OutboxMessage.Channel.SMS, to, null, text, Instant.now()));
    }

    /** Stops both servers. */
    @Override
    public void close() {
        http.close();
        mail.close();
    }
}
