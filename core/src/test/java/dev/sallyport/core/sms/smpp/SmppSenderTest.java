package dev.sallyport.core.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.core.sms.BrokenServer;
import dev.sallyport.core.sms.Components;
import dev.sallyport.core.sms.SmsException;
import dev.sallyport.core.sms.SmsException.Reason;
import dev.sallyport.core.sms.SmsMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.component.ComponentModel;

class SmppSenderTest {

    private static final Duration TIME = Duration.ofSeconds(2);
    private static final Duration SLACK = Duration.ofSeconds(5);

    @Test
    void sendThenBindsAsTransmitterSubmitsAndUnbinds() throws IOException, SmsException {
        try (MessageCentre centre = new MessageCentre()) {
            send(centre, "Code: {123456}");
            assertThat(centre.binds()).singleElement().satisfies(bind -> {
                assertThat(bind.getBindType()).isEqualTo(BindType.BIND_TX);
                assertThat(bind.getInterfaceVersion()).isEqualTo(InterfaceVersion.IF_34);
                assertThat(bind.getSystemId()).isEqualTo("acme");
                assertThat(bind.getSystemType()).isEqualTo("VMA");
            });
            SubmitSm submit = centre.message();
            assertThat(submit.getSourceAddr()).isEqualTo("Acme");
            assertThat(submit.getSourceAddrTon()).isEqualTo(TypeOfNumber.ALPHANUMERIC.value());
            assertThat(submit.getSourceAddrNpi()).isEqualTo(NumberingPlanIndicator.UNKNOWN.value());
            assertThat(submit.getDestAddress()).isEqualTo("4915112345678");
            assertThat(submit.getDestAddrTon()).isEqualTo(TypeOfNumber.INTERNATIONAL.value());
            assertThat(submit.getDestAddrNpi()).isEqualTo(NumberingPlanIndicator.ISDN.value());
            assertThat(submit.getDataCoding()).isZero();
            assertThat(new String(submit.getShortMessage(), StandardCharsets.ISO_8859_1))
                    .isEqualTo("Code: \u001B(123456\u001B)");
        }
    }

    @Test
    void sendWhenTheAlphabetDoesNotSufficeThenUcs2() throws IOException, SmsException {
        try (MessageCentre centre = new MessageCentre()) {
            send(centre, "Код 123456 😀");
            assertThat(centre.message().getDataCoding()).isEqualTo((byte) 8);
            assertThat(new String(centre.message().getShortMessage(), StandardCharsets.UTF_16BE))
                    .isEqualTo("Код 123456 😀");
        }
    }

    @ParameterizedTest
    @CsvSource({"a,160,false", "a,161,true", "ж,70,false", "ж,71,true", "ж,600,true"})
    void sendWhenItDoesNotFitIntoOneMessageThenAsPayload(String letter, int count, boolean payload)
            throws IOException, SmsException {
        try (MessageCentre centre = new MessageCentre()) {
            send(centre, letter.repeat(count));
            int octets = letter.equals("a") ? count : 2 * count;
            assertThat(centre.message().getShortMessage()).hasSize(payload ? 0 : octets);
            OptionalParameter.OctetString more =
                    centre.message().getOptionalParameter(OptionalParameter.Message_payload.class);
            assertThat(more == null ? 0 : more.getValue().length).isEqualTo(payload ? octets : 0);
        }
    }

    @Test
    void sendWhenTheSourceIsANumberThenWithoutItsPlus() throws IOException, SmsException {
        try (MessageCentre centre = new MessageCentre()) {
            ComponentModel component = Components.changed(settings(centre.port()), "sourceTon", "INTERNATIONAL");
            sender(Components.changed(component, "sourceAddress", "+4930123456"))
                    .send(message("text"), TIME);
            assertThat(centre.message().getSourceAddr()).isEqualTo("4930123456");
        }
    }

    @Test
    void sendWhenThePasswordIsWrongThenMisconfigured() throws IOException {
        try (MessageCentre centre = new MessageCentre()) {
            SmppSender sender = new SmppSender(SmppConfig.from(settings(centre.port())), "wrong", null);
            SmsException failure = failure(sender);
            assertThat(failure.reason()).isEqualTo(Reason.MISCONFIGURED);
            assertThat(failure).hasMessage("bind was answered with status 0x0000000e");
        }
    }

    @Test
    void sendWhenTheMessageIsRefusedThenOnlyTheStatusIsPassedOn() throws IOException {
        try (MessageCentre centre = new MessageCentre()) {
            centre.refusesMessagesWith(SMPPConstant.STAT_ESME_RINVDSTADR);
            SmsException failure = failure(sender(settings(centre.port())));
            assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
            assertThat(failure)
                    .hasMessage("submit was answered with status 0x0000000b")
                    .hasNoCause();
        }
    }

    @Test
    void sendWhenTheCentreHangsThenTimeout() throws IOException {
        try (BrokenServer centre = BrokenServer.hanging()) {
            assertEndsInTime(settings(centre.port()), Reason.TIMEOUT);
            assertEndsInTime(Components.changed(settings(centre.port()), "tls", "true"), Reason.TIMEOUT);
        }
    }

    @Test
    void sendWhenTheCentreSaysNonsenseOrHangsUpThenRefused() throws IOException {
        try (BrokenServer nonsense = BrokenServer.dripping();
                BrokenServer closing = BrokenServer.closing()) {
            assertEndsInTime(settings(nonsense.port()), Reason.REFUSED);
            assertEndsInTime(settings(closing.port()), Reason.REFUSED);
        }
    }

    @Test
    void sendWhenNobodyListensThenUnreachable() throws IOException {
        int port;
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = unused.getLocalPort();
        }
        assertEndsInTime(settings(port), Reason.UNREACHABLE);
    }

    @Test
    void sendWhenTheCentresCertificateIsTrustedThenOverTls() throws Exception {
        TestCertificate certificate = TestCertificate.forHost("localhost");
        try (MessageCentre centre = new MessageCentre(certificate.serverSocket())) {
            overTls("localhost", centre, certificate.trusting()).send(message("text"), TIME.multipliedBy(10));
            assertThat(centre.message().getShortMessage()).hasSize(4);
        }
    }

    @Test
    void sendWhenTheCentresCertificateIsNotTrustedOrAnothersThenUnreachable() throws Exception {
        TestCertificate certificate = TestCertificate.forHost("localhost");
        try (MessageCentre one = new MessageCentre(certificate.serverSocket());
                MessageCentre other = new MessageCentre(certificate.serverSocket())) {
            SSLSocketFactory jdk = (SSLSocketFactory) SSLSocketFactory.getDefault();
            assertThat(failure(overTls("localhost", one, jdk)).reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(failure(overTls("127.0.0.1", other, certificate.trusting()))
                            .reason())
                    .isEqualTo(Reason.UNREACHABLE);
        }
    }

    private static SmppSender overTls(String host, MessageCentre centre, SSLSocketFactory trust) {
        ComponentModel tls = Components.changed(settings(centre.port()), "tls", "true");
        return new SmppSender(SmppConfig.from(Components.changed(tls, "host", host)), "s3cret", trust);
    }

    @Test
    void sendThenNoThreadIsLeft() throws IOException, InterruptedException {
        try (BrokenServer centre = BrokenServer.hanging()) {
            for (int i = 0; i < 5; i++) {
                assertEndsInTime(settings(centre.port()), Reason.TIMEOUT);
            }
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("PDUReader") || name.contains("EnquireLink"))
                .filteredOn(name -> name.equals("sallyport-deadline"))
                .hasSizeLessThanOrEqualTo(1);
    }

    private static void assertEndsInTime(ComponentModel settings, Reason reason) {
        long start = System.nanoTime();
        SmppSender sender =
                new SmppSender(SmppConfig.from(settings), "s3cret", (SSLSocketFactory) SSLSocketFactory.getDefault());
        assertThat(failure(sender).reason()).isEqualTo(reason);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIME.plus(SLACK));
    }

    private static SmsException failure(SmppSender sender) {
        return catchThrowableOfType(SmsException.class, () -> sender.send(message("text"), TIME));
    }

    private static void send(MessageCentre centre, String text) throws SmsException {
        sender(settings(centre.port())).send(message(text), TIME.multipliedBy(10));
    }

    private static SmppSender sender(ComponentModel settings) {
        return new SmppSender(SmppConfig.from(settings), "s3cret", null);
    }

    private static SmsMessage message(String text) {
        return new SmsMessage("+4915112345678", text);
    }

    private static ComponentModel settings(int port) {
        return Components.with(
                "host", "127.0.0.1",
                "port", String.valueOf(port),
                "tls", "false",
                "systemId", "acme",
                "systemType", "VMA",
                "sourceAddress", "Acme");
    }
}
