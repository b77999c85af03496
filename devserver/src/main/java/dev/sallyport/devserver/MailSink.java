package dev.sallyport.devserver;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/** An SMTP server that hands every mail on, once per receiver, and keeps none. */
final class MailSink implements AutoCloseable {

    /** Held here, because java.util.logging forgets settings of loggers that nobody holds. */
    private static final Logger LIBRARY_LOG = Logger.getLogger("com.icegreen");

    private static final GreenMailUser KEEPS_NOTHING = new UserImpl("nobody", "nobody", "", null) {
        @Override
        public void deliver(MovingMessage message) {
            // the outbox has it already, and its memory is bounded
        }
    };

    private final GreenMail server;
    private final Predicate<OutboxMessage> receiver;

    MailSink(int port, Predicate<OutboxMessage> receiver) {
        if (port != 0) {
            Ports.requireFree(port, "outbox.smtp.port");
        }
        LIBRARY_LOG.setLevel(Level.OFF); // it writes whole mails, codes included, when one is refused
        this.receiver = receiver;
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.getManagers().getUserManager().setMessageDeliveryHandler(this::deliver);
        server.start();
    }

    int port() {
        return server.getSmtp().getPort();
    }

    private GreenMailUser deliver(MovingMessage moving, MailAddress to) throws MessagingException {
        MimeMessage mail = moving.getMessage();
        OutboxMessage message = new OutboxMessage(
                OutboxMessage.Channel.EMAIL, to.getEmail(), mail.getSubject(), MailText.of(mail), Instant.now());
        if (!receiver.test(message)) {
            throw new MessagingException("This address is refused on purpose");
        }
        return KEEPS_NOTHING;
    }

    @Override
    public void close() {
        server.stop();
    }
}
