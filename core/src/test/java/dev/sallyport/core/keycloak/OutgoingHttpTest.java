package dev.sallyport.core.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.core.keycloak.OutgoingHttp.Failure;
import dev.sallyport.core.sms.BrokenServer;
import dev.sallyport.core.sms.GatewayServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.DefaultHttpRequestRetryHandler;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingHttpTest {

    private static final Duration TIME = Duration.ofSeconds(2);
    private static final Duration SLACK = Duration.ofSeconds(5);

    /** As eager to repeat requests as Keycloak's client can be configured. */
    private final CloseableHttpClient client = HttpClients.custom()
            .setRetryHandler(new DefaultHttpRequestRetryHandler(5, true))
            .build();

    @AfterEach
    void close() throws IOException {
        client.close();
    }

    @Test
    void exchangeWhenServerHangsThenTimeout() throws IOException {
        try (BrokenServer server = BrokenServer.hanging()) {
            assertEndsInTime(server.url(), Failure.Kind.TIMEOUT);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void exchangeWhenServerDripsThenTimeout() throws IOException {
        try (BrokenServer server = BrokenServer.dripping()) {
            assertEndsInTime(server.url(), Failure.Kind.TIMEOUT);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "GET"})
    void exchangeWhenServerHangsUpThenBrokenAndNotRepeated(String method) throws IOException {
        try (BrokenServer server = BrokenServer.closing()) {
            OutgoingRequest request = new OutgoingRequest(method, URI.create(server.url()), List.of(), "");
            Failure failure =
                    catchThrowableOfType(Failure.class, () -> new OutgoingHttp(client).exchange(request, TIME));
            assertThat(failure.kind()).isEqualTo(Failure.Kind.BROKEN);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void exchangeWhenNobodyListensThenUnreachable() throws IOException {
        assertEndsInTime("http://127.0.0.1:" + unusedPort() + "/", Failure.Kind.UNREACHABLE);
        assertEndsInTime("https://127.0.0.1:" + unusedPort() + "/", Failure.Kind.UNREACHABLE);
    }

    @Test
    void exchangeWhenServerHangsInTheTlsHandshakeThenTimeout() throws IOException {
        try (BrokenServer server = BrokenServer.hanging()) {
            assertEndsInTime("https://127.0.0.1:" + server.port() + "/", Failure.Kind.TIMEOUT);
        }
    }

    @Test
    void exchangeThenConnectionsAreNotKept() throws IOException, Failure {
        try (GatewayServer server = new GatewayServer()) {
            OutgoingRequest request = OutgoingRequest.post(URI.create(server.url("/")), "text/plain", "ü");
            for (int i = 0; i < 3; i++) {
                assertThat(new OutgoingHttp(client).exchange(request, TIME).status())
                        .isEqualTo(200);
            }
            assertThat(server.requests()).allSatisfy(seen -> {
                assertThat(seen.header("Connection")).isEqualToIgnoringCase("close");
                assertThat(seen.body()).isEqualTo("ü");
            });
        }
    }

    @Test
    void exchangeWhenAnswerIsLongThenItsRestIsLeft() throws IOException, Failure {
        try (GatewayServer server = new GatewayServer()) {
            server.answers(200, "x".repeat(1_000_000));
            OutgoingRequest request = OutgoingRequest.post(URI.create(server.url("/")), "text/plain", "");
            assertThat(new OutgoingHttp(client).exchange(request, TIME).body()).hasSize(65_536);
        }
    }

    @Test
    void toStringThenNothingSecret() {
        OutgoingRequest request = OutgoingRequest.post(URI.create("https://a.example/?key=s3cret"), "a/b", "s3cret")
                .basicAuth("ann", "s3cret");
        assertThat(request).hasToString("POST a.example ***");
        assertThat(new OutgoingHttp.Answer(200, "text/plain", "s3cret")).hasToString("200 ***");
    }

    private void assertEndsInTime(String url, Failure.Kind kind) {
        OutgoingRequest request = OutgoingRequest.post(URI.create(url), "text/plain", "text");
        long start = System.nanoTime();
        Failure failure = catchThrowableOfType(Failure.class, () -> new OutgoingHttp(client).exchange(request, TIME));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIME.plus(SLACK));
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
