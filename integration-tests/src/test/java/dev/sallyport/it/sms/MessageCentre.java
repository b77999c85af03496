package dev.sallyport.it.sms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.util.MessageId;

/** An SMPP message centre, of jsmpp's server side: takes one user, and keeps what he submits. */
final class MessageCentre implements AutoCloseable, SubmitOnly {

    private static final int PATIENCE_MILLIS = 5_000;

    private final List<BindRequest> binds = new CopyOnWriteArrayList<>();
    private final List<SubmitSm> messages = new CopyOnWriteArrayList<>();
    private final String systemId;
    private final String password;
    private final ServerSocket socket;
    private final SMPPServerSessionListener listener;

    private MessageCentre(String systemId, String password, ServerSocket socket) throws IOException {
        this.systemId = systemId;
        this.password = password;
        this.socket = socket;
        listener = new SMPPServerSessionListener(socket.getLocalPort(), new Listening(socket));
        listener.setMessageReceiverListener(this);
        Thread thread = new Thread(this::serve, "message-centre");
        thread.setDaemon(true);
        thread.start();
    }

    /** Starts one on a free port of the loopback interface; whoever shows other credentials may not bind. */
    static MessageCentre of(String systemId, String password) {
        try {
            return new MessageCentre(systemId, password, new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings of a sender that uses it; the rest is the sender's own. */
    Map<String, String> sender(String systemId, String password) {
        return Map.of(
                "priority", "1",
                "host", "127.0.0.1",
                "port", String.valueOf(socket.getLocalPort()),
                "tls", "false",
                "systemId", systemId,
                "password", password,
                "sourceAddress", "Acme");
    }

    /** Who wanted to bind, oldest first. */
    List<BindRequest> binds() {
        return binds;
    }

    /** What was submitted, oldest first. */
    List<SubmitSm> messages() {
        return messages;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                answer(listener.accept().waitForBind(PATIENCE_MILLIS));
            } catch (IOException | TimeoutException | PDUStringException gone) {
                // the next one may do better
            }
        }
    }

    private void answer(BindRequest bind) throws IOException, PDUStringException {
        binds.add(bind);
        if (bind.getSystemId().equals(systemId) && bind.getPassword().equals(password)) {
            bind.accept("centre");
        } else {
            bind.reject(SMPPConstant.STAT_ESME_RINVPASWD);
        }
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm submit, SMPPServerSession source) throws ProcessRequestException {
        messages.add(submit);
        try {
            return new SubmitSmResult(new MessageId(String.valueOf(messages.size())), new OptionalParameter[0]);
        } catch (PDUStringException e) {
            throw new ProcessRequestException("no id", SMPPConstant.STAT_ESME_RSYSERR, e);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** jsmpp opens server sockets on all interfaces; this one is open already. */
    private record Listening(ServerSocket socket) implements ServerConnectionFactory {

        @Override
        public ServerSocketConnection listen(int port) {
            return new ServerSocketConnection(socket);
        }

        @Override
        public ServerSocketConnection listen(int port, int timeout) {
            return listen(port);
        }

        @Override
        public ServerSocketConnection listen(int port, int timeout, int backlog) {
            return listen(port);
        }
    }
}
