package dev.sallyport.core.sms.smpp;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import org.jsmpp.SMPPConstant;
import org.jsmpp.util.DefaultComposer;
import org.jsmpp.util.PDUComposer;

/**
 * One side of an SMPP connection that asks one thing after the other and waits for each answer. Not jsmpp's session:
 * that starts three threads for every connection, and writes to the log what it sends.
 */
final class SmppConversation {

    /** The body of no answer that we wait for is longer. */
    private static final int MAX_PDU = 64 * 1024;

    private static final int HEADER = 16;

    private final PDUComposer composer = new DefaultComposer();
    private final DataInputStream in;
    private final OutputStream out;

    SmppConversation(Socket socket) throws IOException {
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** The head of a PDU (SMPP 3.4 §3.2). */
    private record Head(int command, int status, int sequence) {

        boolean answers(int sequenceNumber) {
            return command == SMPPConstant.CID_GENERIC_NACK
                    || ((command & SMPPConstant.MASK_CID_RESP) != 0 && sequence == sequenceNumber);
        }
    }

    /** The command status of the answer to a request with that sequence number; a NACK is an answer too. */
    int ask(byte[] request, int sequence) throws IOException {
        send(request);
        Head head = read();
        while (!head.answers(sequence)) {
            if (head.command == SMPPConstant.CID_ENQUIRE_LINK) {
                send(composer.enquireLinkResp(head.sequence));
            }
            head = read();
        }
        boolean nack = head.command == SMPPConstant.CID_GENERIC_NACK;
        return nack && head.status == SMPPConstant.STAT_ESME_ROK ? SMPPConstant.STAT_ESME_RSYSERR : head.status;
    }

    private void send(byte[] pdu) throws IOException {
        out.write(pdu);
        out.flush();
    }

    private Head read() throws IOException {
        int length = in.readInt();
        if (length < HEADER || length > MAX_PDU) {
            throw new IOException("no PDU");
        }
        Head head = new Head(in.readInt(), in.readInt(), in.readInt());
        in.readFully(new byte[length - HEADER]);
        return head;
    }
}
