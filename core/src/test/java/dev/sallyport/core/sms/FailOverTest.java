package dev.sallyport.core.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.core.keycloak.OutgoingHttp;
import dev.sallyport.core.keycloak.OutgoingRequest;
import dev.sallyport.core.sms.SmsException.Reason;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The chain over gateways that really hang, drip, hang up and answer 500. */
class FailOverTest {

    private static final SmsMessage MESSAGE = new SmsMessage("+4915112345678", "123456");
    private static final Duration BUDGET = Duration.ofSeconds(4);

    private final CloseableHttpClient client = HttpClients.createDefault();
    private final HttpGateway gateway = new HttpGateway(new OutgoingHttp(client));
    private final SenderChain chain = new SenderChain(BUDGET, new CircuitBreaker(System::nanoTime));
    private BrokenServer hanging;
    private BrokenServer dripping;
    private BrokenServer closing;
    private GatewayServer failing;
    private GatewayServer working;

    @BeforeEach
    void start() throws IOException {
        hanging = BrokenServer.hanging();
        dripping = BrokenServer.dripping();
        closing = BrokenServer.closing();
        failing = new GatewayServer();
        failing.answers(500, "no");
        working = new GatewayServer();
    }

    @AfterEach
    void stop() throws IOException {
        hanging.close();
        dripping.close();
        closing.close();
        failing.close();
        working.close();
        client.close();
    }

    @Test
    void sendWhenAllButTheLastAreBrokenThenTheLastTakesItInTime() throws SmsException {
        long start = System.nanoTime();

        assertThat(chain.send("realm", links(working.url("/")), MESSAGE)).isEqualTo("4");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BUDGET);
        assertThat(working.requests()).hasSize(1);
        assertEachWasAskedOnce();
    }

    @Test
    void sendWhenAllAreBrokenThenItFailsInTime() {
        long start = System.nanoTime();

        SmsException failure =
                catchThrowableOfType(SmsException.class, () -> chain.send("realm", links(hanging.url()), MESSAGE));

        assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BUDGET.plusSeconds(5));
    }

    private void assertEachWasAskedOnce() {
        assertThat(hanging.connections()).isEqualTo(1);
        assertThat(dripping.connections()).isEqualTo(1);
        assertThat(closing.connections()).isEqualTo(1);
        assertThat(failing.requests()).hasSize(1);
    }

    private List<SenderChain.Link> links(String last) {
        return List.of(
                link("0", hanging.url()),
                link("1", dripping.url()),
                link("2", closing.url()),
                link("3", failing.url("/")),
                link("4", last));
    }

    private SenderChain.Link link(String id, String url) {
        OutgoingRequest request = OutgoingRequest.post(URI.create(url), "text/plain", "text");
        return new SenderChain.Link(id, id, (message, time) -> gateway.accepted(request, time));
    }
}
