package dev.sallyport.core.sms.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sallyport.core.keycloak.OutgoingHttp;
import dev.sallyport.core.sms.Components;
import dev.sallyport.core.sms.GatewayServer;
import dev.sallyport.core.sms.HttpGateway;
import dev.sallyport.core.sms.InvalidSetting;
import dev.sallyport.core.sms.SmsException;
import dev.sallyport.core.sms.SmsMessage;
import java.io.IOException;
import java.time.Duration;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxSenderTest {

    @Test
    void sendThenPostsNumberAndText() throws IOException, SmsException {
        try (GatewayServer outbox = new GatewayServer();
                CloseableHttpClient client = HttpClients.createDefault()) {
            outbox.answers(204, "");
            OutboxConfig config = OutboxConfig.from(Components.with("url", outbox.url("/sms")));

            new OutboxSender(new HttpGateway(new OutgoingHttp(client)), config.url())
                    .send(new SmsMessage("+4915112345678", "\"123456\""), Duration.ofSeconds(5));

            assertThat(outbox.request().uri()).hasToString("/sms");
            assertThat(outbox.request().body()).isEqualTo("{\"to\":\"+4915112345678\",\"text\":\"\\\"123456\\\"\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1/sms", "http://localhost:1/sms", "http://[::1]:1/sms"})
    void fromWhenOnThisMachineThenAccepted(String url) {
        assertThat(OutboxConfig.from(Components.with("url", url)).url()).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://outbox.example/sms",
                "http://localhost.example/sms",
                "http://127.0.0.1@outbox.example/",
                "http://10.0.0.1/",
                "http://2130706433/",
                "http://[::ffff:10.0.0.1]/"
            })
    void fromWhenElsewhereThenRefused(String url) {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> OutboxConfig.from(Components.with("url", url)))
                .satisfies(e -> assertThat(e.text()).startsWith("url "));
    }
}
