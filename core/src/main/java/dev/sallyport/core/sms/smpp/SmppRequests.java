package dev.sallyport.core.sms.smpp;

import dev.sallyport.core.sms.Gsm7;
import dev.sallyport.core.sms.SmsLength;
import dev.sallyport.core.sms.SmsMessage;
import java.nio.charset.StandardCharsets;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.util.DefaultComposer;
import org.jsmpp.util.PDUComposer;

/** The three requests of a connection, in octets (SMPP 3.4 §4). Each has its sequence number. */
final class SmppRequests {

    static final int BIND = 1;
    static final int SUBMIT = 2;
    static final int UNBIND = 3;

    private static final byte NONE = 0;
    private static final byte GSM_DEFAULT = 0;
    private static final byte UCS2 = 8;
    private static final byte[] EMPTY = {};

    private final PDUComposer composer = new DefaultComposer();
    private final SmppConfig config;

    SmppRequests(SmppConfig config) {
        this.config = config;
    }

    /** To send only: nothing is delivered to us. */
    byte[] bind(String password) throws PDUStringException {
        return composer.bind(
                SMPPConstant.CID_BIND_TRANSMITTER,
                BIND,
                config.systemId(),
                password,
                config.systemType(),
                InterfaceVersion.IF_34.value(),
                NONE,
                NONE,
                null);
    }

    /** What does not fit into one message goes as payload, which the message centre divides (§5.3.2.32). */
    byte[] submit(SmsMessage message) throws PDUStringException {
        SmsLength length = SmsLength.of(message.text());
        byte coding = length.gsm7() ? GSM_DEFAULT : UCS2;
        byte[] text =
                length.gsm7() ? Gsm7.encode(message.text()) : message.text().getBytes(StandardCharsets.UTF_16BE);
        return length.segments() == 1
                ? submit(message.to(), coding, text)
                : submit(message.to(), coding, EMPTY, new OptionalParameter.Message_payload(text));
    }

    byte[] unbind() {
        return composer.unbind(UNBIND);
    }

    private byte[] submit(String to, byte coding, byte[] text, OptionalParameter... more) throws PDUStringException {
        return composer.submitSm(
                SUBMIT,
                null,
                config.source().ton().value(),
                config.source().npi().value(),
                source(),
                config.target().ton().value(),
                config.target().npi().value(),
                to.substring(1),
                NONE,
                NONE,
                NONE,
                null,
                null,
                NONE,
                NONE,
                coding,
                NONE,
                text,
                more);
    }

    /** The plus sign is E.164's; here the type of number says it. */
    private String source() {
        String address = config.sourceAddress();
        boolean number = config.source().ton() != TypeOfNumber.ALPHANUMERIC && address.startsWith("+");
        return number ? address.substring(1) : address;
    }
}
