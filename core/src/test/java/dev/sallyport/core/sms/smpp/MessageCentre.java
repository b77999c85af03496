package dev.sallyport.core.sms.smpp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.util.MessageId;

/** jsmpp's server side: takes one user, and keeps what he submits. */
final class MessageCentre implements AutoCloseable, ServerMessageReceiverListener {

    private final List<BindRequest> binds = new CopyOnWriteArrayList<>();
    private final List<SubmitSm> messages = new CopyOnWriteArrayList<>();
    private final SMPPServerSessionListener listener;
    private final ServerSocket socket;
    private volatile int submitStatus;

    MessageCentre() throws IOException {
        this(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
    }

    /** Over a server socket that may speak TLS. */
    MessageCentre(ServerSocket socket) throws IOException {
        this.socket = socket;
        listener = new SMPPServerSessionListener(socket.getLocalPort(), new Listening(socket));
        listener.setMessageReceiverListener(this);
        Thread thread = new Thread(this::serve, "message-centre");
        thread.setDaemon(true);
        thread.start();
    }

    /** On a socket that listens already. */
    private record Listening(ServerSocket socket) implements ServerConnectionFactory {

        @Override
        public ServerSocketConnection listen(int port) {
            return new ServerSocketConnection(socket);
        }

        @Override
        public ServerSocketConnection listen(int port, int timeout) {
            return new ServerSocketConnection(socket);
        }

        @Override
        public ServerSocketConnection listen(int port, int timeout, int backlog) {
            return new ServerSocketConnection(socket);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    List<BindRequest> binds() {
        return binds;
    }

    /** The only message that was submitted. */
    SubmitSm message() {
        if (messages.size() != 1) {
            throw new AssertionError(messages.size() + " messages");
        }
        return messages.get(0);
    }

    void refusesMessagesWith(int status) {
        submitStatus = status;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                SMPPServerSession session = listener.accept();
                BindRequest bind = session.waitForBind(5_000);
                binds.add(bind);
                if (bind.getPassword().equals("s3cret")) {
                    bind.accept("centre");
                } else {
                    bind.reject(SMPPConstant.STAT_ESME_RINVPASWD);
                }
            } catch (Exception e) {
                // the next one may do better
            }
        }
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm submit, SMPPServerSession source) throws ProcessRequestException {
        if (submitStatus != 0) {
            throw new ProcessRequestException("on purpose", submitStatus);
        }
        messages.add(submit);
        try {
            return new SubmitSmResult(new MessageId("1"), new OptionalParameter[0]);
        } catch (PDUStringException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti submit, SMPPServerSession source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm replace, SMPPServerSession source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void onAcceptCancelSm(CancelSm cancel, SMPPServerSession source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm broadcast, SMPPServerSession source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm cancel, SMPPServerSession source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm query, SMPPServerSession source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
