package dev.sallyport.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final Outbox outbox = Outbox.start(0, 0);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        outbox.close();
    }

    @Test
    void anSmsIsListedAsJsonNewestFirst() throws Exception {
        assertThat(sms("{\"to\":\"+491\",\"text\":\"first\"}").statusCode()).isEqualTo(204);
        sms("{\"to\":\"+492\",\"text\":\"second\"}");
        assertThat(get("messages").body())
                .startsWith("[{\"channel\":\"SMS\",\"to\":\"+492\",\"subject\":null,\"text\":\"second\",\"sentAt\":");
    }

    @Test
    void aMailIsListedWithItsPlainText() throws Exception {
        mail("ann@example.org", "Hello", "Your code is 123456");
        OutboxMessage message = outbox.await(m -> m.to().equals("ann@example.org"), Duration.ofSeconds(5))
                .orElseThrow();
        assertThat(message.channel()).isEqualTo(OutboxMessage.Channel.EMAIL);
        assertThat(message.subject()).isEqualTo("Hello");
        assertThat(message.text()).contains("Your code is 123456");
    }

    @Test
    void badSmsAreAnsweredWithTheReason() throws Exception {
        assertThat(sms("{").body()).isEqualTo("{\"error\":\"The body is not JSON\"}");
        assertThat(sms("{\"to\":\"\",\"text\":\"x\"}").statusCode()).isEqualTo(400);
        assertThat(sms("[]").statusCode()).isEqualTo(400);
        assertThat(outbox.messages()).isEmpty();
    }

    @Test
    void aRefusedReceiverGetsNothingUntilAcceptedAgain() throws Exception {
        outbox.refuse("+491");
        assertThat(sms("{\"to\":\"+491\",\"text\":\"x\"}").statusCode()).isEqualTo(502);
        outbox.accept("+491");
        assertThat(sms("{\"to\":\"+491\",\"text\":\"x\"}").statusCode()).isEqualTo(204);
    }

    @Test
    void aRefusedMailboxFailsInSmtp() {
        outbox.refuse("bob@example.org");
        assertThatThrownBy(() -> mail("bob@example.org", "Hello", "x")).hasStackTraceContaining("451");
        assertThat(outbox.messages()).isEmpty();
    }

    @Test
    void deleteForgetsAndThePageEscapes() throws Exception {
        sms("{\"to\":\"+491\",\"text\":\"<script>\"}");
        assertThat(get("").body()).contains("&lt;script&gt;").doesNotContain("<script>");
        http.send(HttpRequest.newBuilder(url("messages")).DELETE().build(), BodyHandlers.discarding());
        assertThat(get("messages").body()).isEqualTo("[]");
    }

    @Test
    void onlyTheLastThousandAreKept() {
        for (int i = 0; i < 1100; i++) {
            outbox.deliverSms("+491", "text " + i);
        }
        assertThat(outbox.messages()).hasSize(1000);
        assertThat(outbox.messages().get(0).text()).isEqualTo("text 1099");
    }

    private void mail(String to, String subject, String text) {
        ServerSetup smtp = new ServerSetup(outbox.smtpPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        GreenMailUtil.sendTextEmail(to, "from@example.org", subject, text, smtp);
    }

    private HttpResponse<String> sms(String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(outbox.smsUrl())
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(url(path)).build(), BodyHandlers.ofString());
    }

    private URI url(String path) {
        return outbox.url().resolve(path);
    }
}
