package dev.sallyport.core.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.core.keycloak.OutgoingHttp.Failure;
import dev.sallyport.core.sms.BrokenServer;
import dev.sallyport.core.sms.GatewayServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.http.HttpHost;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedHttpTest {

    private static final Duration TIME = Duration.ofSeconds(2);

    private final CloseableHttpClient guarded = new GuardedClientBuilder().build();
    private final CloseableHttpClient open = HttpClients.createDefault();

    @AfterEach
    void close() throws IOException {
        guarded.close();
        open.close();
    }

    private GuardedHttp allowing(String... hosts) {
        return new GuardedHttp(
                new OutgoingHttp(guarded),
                new OutgoingHttp(open),
                (host, port) -> List.of(hosts).contains(host + ":" + port));
    }

    private static OutgoingRequest get(String url) {
        return new OutgoingRequest("GET", URI.create(url), List.of(), "");
    }

    private Failure.Kind refusal(String url) {
        return catchThrowableOfType(Failure.class, () -> allowing().exchange(get(url), TIME))
                .kind();
    }

    /** Names are judged by what they stand for, addresses however they are written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:%d/",
                "https://localhost:%d/",
                "https://LOCALHOST:%d/",
                "https://[::1]:%d/",
                "https://[::ffff:127.0.0.1]:%d/",
                "https://127.1:%d/",
                "https://2130706433:%d/",
                "https://0.0.0.0:%d/",
                "http://127.0.0.1:%d/",
                "http://localhost:%d/",
                "ftp://127.0.0.1:%d/",
                "https://ann@127.0.0.1:%d/"
            })
    void exchangeWhenNotPublicThenNotAllowedAndNobodyIsConnectedTo(String url) throws IOException {
        try (BrokenServer server = BrokenServer.closing()) {
            assertThat(refusal(String.format(url, server.port()))).isEqualTo(Failure.Kind.NOT_ALLOWED);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void exchangeWhenPlainHttpOfAPublicHostThenNotAllowed() {
        assertThat(refusal("http://8.8.8.8/")).isEqualTo(Failure.Kind.NOT_ALLOWED);
    }

    @Test
    void exchangeWhenExemptThenAnsweredAndRedirectsAreNotFollowed() throws IOException, Failure {
        try (GatewayServer server = new GatewayServer()) {
            String host = URI.create(server.url("/")).getAuthority();
            server.answersWith(Map.of("Location", server.url("/elsewhere"), "Content-Type", "a/b"));
            server.answers(302, "over there");
            OutgoingHttp.Answer answer = allowing(host).exchange(get(server.url("/")), TIME);
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.contentType()).isEqualTo("a/b");
            assertThat(server.requests()).hasSize(1);
        }
    }

    /** A proxy's own address is the server's affair; what it is asked for is not. */
    @Test
    void exchangeWhenThroughAProxyThenAddressesAreStillJudged() throws IOException {
        try (GatewayServer proxy = new GatewayServer();
                CloseableHttpClient client = proxied(proxy)) {
            OutgoingHttp http = new OutgoingHttp(client);
            for (String url : List.of("http://127.0.0.1/", "http://127.1/", "http://[::1]/", "http://0x7f000001/")) {
                Failure failure = catchThrowableOfType(Failure.class, () -> http.exchange(get(url), TIME));
                assertThat(failure.kind()).as(url).isIn(Failure.Kind.NOT_ALLOWED, Failure.Kind.UNREACHABLE);
            }
            assertThat(proxy.requests()).isEmpty();
            assertThatThrownBy(() -> new OutgoingHttp(guarded).exchange(get(proxy.url("/")), TIME))
                    .isInstanceOf(Failure.class);
        }
    }

    @Test
    void exchangeWhenThroughAProxyThenItMayBeOfThisMachine() throws IOException, Failure {
        try (GatewayServer proxy = new GatewayServer();
                CloseableHttpClient client = proxied(proxy)) {
            assertThat(new OutgoingHttp(client)
                            .exchange(get("http://somebody.example/"), TIME)
                            .status())
                    .isEqualTo(200);
        }
    }

    private static CloseableHttpClient proxied(GatewayServer proxy) {
        HttpClientBuilder builder = new GuardedClientBuilder();
        return builder.setProxy(HttpHost.create(proxy.url(""))).build();
    }

    @Test
    void clientWhenUsedByKeycloaksCodeThenTheSame() throws IOException {
        try (GatewayServer server = new GatewayServer()) {
            server.answersWith(Map.of("Content-Type", "application/json"));
            server.answers(400, "{\"error_description\":\"s3cret\",\"error\" : \"invalid_client\"}");
            GuardedClientProvider provider = new GuardedClientProvider(
                    allowing(URI.create(server.url("/")).getAuthority()));
            HttpPost post = new HttpPost(server.url("/token"));
            post.setHeader("Accept", "application/json");
            post.setEntity(new StringEntity("a=b", ContentType.APPLICATION_FORM_URLENCODED));
            try (CloseableHttpResponse response = provider.getHttpClient().execute(post)) {
                assertThat(response.getStatusLine().getStatusCode()).isEqualTo(400);
                assertThat(response.getFirstHeader("Content-Type").getValue()).isEqualTo("application/json");
                assertThat(EntityUtils.toString(response.getEntity())).isEqualTo("{\"error\" : \"invalid_client\"}");
            }
            assertThat(server.request().body()).isEqualTo("a=b");
            assertThat(server.request().header("Content-type")).startsWith("application/x-www-form-urlencoded");
            assertThatThrownBy(() -> provider.getString(server.url("/keys"))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void clientWhenAnswerIsGoodThenWhole() throws IOException {
        try (GatewayServer server = new GatewayServer()) {
            server.answers(200, "{\"ü\":1}");
            GuardedClientProvider provider = new GuardedClientProvider(
                    allowing(URI.create(server.url("/")).getAuthority()));
            assertThat(provider.getString(server.url("/keys"))).isEqualTo("{\"ü\":1}");
        }
    }
}
