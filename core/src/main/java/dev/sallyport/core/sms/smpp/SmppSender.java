package dev.sallyport.core.sms.smpp;

import dev.sallyport.core.deadline.Deadline;
import dev.sallyport.core.sms.SmsException;
import dev.sallyport.core.sms.SmsException.Reason;
import dev.sallyport.core.sms.SmsMessage;
import dev.sallyport.core.sms.SmsSender;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jboss.logging.Logger;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;

/** Sends over SMPP 3.4, each message over a connection of its own: bind, submit, unbind. */
final class SmppSender implements SmsSender {

    private static final Logger LOG = Logger.getLogger(SmppSender.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    /** The message is taken by then; nobody should wait long for a good-bye. */
    private static final Duration UNBIND_TIMEOUT = Duration.ofMillis(500);

    private static final Set<Integer> BAD_CREDENTIALS = Set.of(
            SMPPConstant.STAT_ESME_RBINDFAIL, SMPPConstant.STAT_ESME_RINVPASWD, SMPPConstant.STAT_ESME_RINVSYSID);

    private final SmppConfig config;
    private final String password;
    private final SSLSocketFactory tls;

    SmppSender(SmppConfig config, String password, SSLSocketFactory tls) {
        this.config = config;
        this.password = password;
        this.tls = tls;
    }

    @Override
    public void send(SmsMessage message, Duration timeout) throws SmsException {
        Socket socket = new Socket();
        try (Deadline deadline = Deadline.in(timeout, () -> hangUp(socket))) {
            submit(connect(socket, deadline), message, deadline);
        } finally {
            hangUp(socket);
        }
    }

    private Socket connect(Socket socket, Deadline deadline) throws SmsException {
        try {
            socket.connect(new InetSocketAddress(config.host(), config.port()), (int)
                    deadline.left(CONNECT_TIMEOUT).toMillis());
            return config.tls() ? secured(socket) : socket;
        } catch (IOException e) {
            throw deadline.passed() ? timeout() : new SmsException(Reason.UNREACHABLE, "no connection");
        }
    }

    private Socket secured(Socket socket) throws IOException {
        SSLSocket secured = (SSLSocket) tls.createSocket(socket, config.host(), config.port(), false);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private void submit(Socket socket, SmsMessage message, Deadline deadline) throws SmsException {
        SmppRequests requests = new SmppRequests(config);
        try {
            SmppConversation conversation = new SmppConversation(socket);
            require("bind", conversation.ask(requests.bind(password), SmppRequests.BIND));
            require("submit", conversation.ask(requests.submit(message), SmppRequests.SUBMIT));
            unbind(socket, conversation, requests);
        } catch (PDUStringException e) {
            throw new SmsException(Reason.MISCONFIGURED, "a setting is too long for SMPP");
        } catch (IOException e) {
            throw deadline.passed()
                    ? timeout()
                    : new SmsException(Reason.REFUSED, "the connection ended without an answer");
        }
    }

    private static void require(String request, int status) throws SmsException {
        if (status != SMPPConstant.STAT_ESME_ROK) {
            Reason reason = BAD_CREDENTIALS.contains(status) ? Reason.MISCONFIGURED : Reason.REFUSED;
            throw new SmsException(reason, String.format("%s was answered with status 0x%08x", request, status));
        }
    }

    private static void unbind(Socket socket, SmppConversation conversation, SmppRequests requests) {
        try {
            socket.setSoTimeout((int) UNBIND_TIMEOUT.toMillis());
            conversation.ask(requests.unbind(), SmppRequests.UNBIND);
        } catch (IOException e) {
            LOG.debug("no answer to unbind");
        }
    }

    private static SmsException timeout() {
        return new SmsException(Reason.TIMEOUT, "no answer in time");
    }

    /** The socket itself, below TLS, whose closing could wait. */
    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("the socket was closed already");
        }
    }
}
