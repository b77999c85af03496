package dev.sallyport.core.keycloak;

import dev.sallyport.core.deadline.Deadline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.HttpHeaders;
import org.apache.http.client.config.CookieSpecs;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpEntityEnclosingRequestBase;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.entity.InputStreamEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.protocol.HTTP;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Requests to somebody else's server, through the HTTP client that Keycloak was configured with (proxies, truststore),
 * each with an end. Redirects are not followed, cookies are not kept, and nothing is ever sent twice. Thread-safe: what
 * it needs of the session it takes when it is made.
 */
public final class OutgoingHttp {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    /** Of a longer answer nobody reads the rest. */
    private static final int MAX_ANSWER = 64 * 1024;

    private final CloseableHttpClient client;
    private final int maxAnswer;

    /** Over the server's own client. */
    public OutgoingHttp(KeycloakSession session) {
        this(session.getProvider(HttpClientProvider.class).getHttpClient());
    }

    /** Over any client; it is not closed. */
    public OutgoingHttp(CloseableHttpClient client) {
        this(client, MAX_ANSWER);
    }

    /** @param maxAnswer how many bytes of an answer are read */
    OutgoingHttp(CloseableHttpClient client, int maxAnswer) {
        this.client = client;
        this.maxAnswer = maxAnswer;
    }

    /**
     * What came back.
     *
     * @param contentType empty when there was none
     * @param body        the first 64 KiB, read as UTF-8
     */
    public record Answer(int status, String contentType, String body) {

        public boolean isSuccess() {
            return status / 100 == 2;
        }

        @Override
        public String toString() {
            return status + " ***";
        }
    }

    /** No answer. */
    public static final class Failure extends Exception {

        /** How far the request came. */
        public enum Kind {
            /** The URL or the address that it leads to is not allowed, so nothing was sent. */
            NOT_ALLOWED,
            /** No connection, so nothing was sent. */
            UNREACHABLE,
            /** No whole answer in time; the request may have arrived. */
            TIMEOUT,
            /** The connection broke or spoke no HTTP; the request may have arrived. */
            BROKEN
        }

        private static final long serialVersionUID = 1L;

        private final Kind kind;

        Failure(Kind kind) {
            super(kind.name());
            this.kind = kind;
        }

        public Kind kind() {
            return kind;
        }
    }

    /**
     * Sends the request and waits for the whole answer, whatever its status.
     *
     * @param time for everything: the connection, the request and the last byte of the answer
     */
    public Answer exchange(OutgoingRequest request, Duration time) throws Failure {
        Once once = new Once(request);
        try (Deadline deadline = Deadline.in(time, once::abort)) {
            once.setConfig(config(deadline));
            try (CloseableHttpResponse response = client.execute(once)) {
                return answer(response);
            } catch (IOException | IllegalStateException e) {
                throw new Failure(deadline.passed() ? Failure.Kind.TIMEOUT : kind(e));
            }
        }
    }

    private static RequestConfig config(Deadline deadline) {
        int connect = (int) deadline.left(CONNECT_TIMEOUT).toMillis();
        return RequestConfig.custom()
                .setConnectionRequestTimeout(connect)
                .setConnectTimeout(connect)
                .setSocketTimeout((int) deadline.left(Duration.ofDays(1)).toMillis())
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .setCookieSpec(CookieSpecs.IGNORE_COOKIES)
                .build();
    }

    private Answer answer(CloseableHttpResponse response) throws IOException {
        Header contentType = response.getFirstHeader(HttpHeaders.CONTENT_TYPE);
        return new Answer(
                response.getStatusLine().getStatusCode(),
                contentType == null ? "" : contentType.getValue(),
                body(response.getEntity()));
    }

    /** Leaves the stream open, whose closing would read the rest: the response's closing hangs up. */
    private String body(HttpEntity entity) throws IOException {
        return entity == null ? "" : new String(entity.getContent().readNBytes(maxAnswer), StandardCharsets.UTF_8);
    }

    private static Failure.Kind kind(Exception e) {
        if (e instanceof NotPublicException) {
            return Failure.Kind.NOT_ALLOWED;
        }
        if (e instanceof ConnectException
                || e instanceof ConnectTimeoutException
                || e instanceof NoRouteToHostException
                || e instanceof SSLHandshakeException
                || e instanceof SSLPeerUnverifiedException
                || e instanceof UnknownHostException) {
            return Failure.Kind.UNREACHABLE;
        }
        return e instanceof SocketTimeoutException ? Failure.Kind.TIMEOUT : Failure.Kind.BROKEN;
    }

    /**
     * A request that the client cannot repeat, even where the server was told to ({@code max-retries}): its body can be
     * read once. And not over a connection that was used before, which its other end may just have closed.
     */
    private static final class Once extends HttpEntityEnclosingRequestBase {

        private final String method;

        Once(OutgoingRequest request) {
            this.method = request.method();
            byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
            setURI(request.url());
            request.headers().forEach(header -> addHeader(header.name(), header.value()));
            setHeader(HttpHeaders.CONNECTION, HTTP.CONN_CLOSE);
            setEntity(new InputStreamEntity(new ByteArrayInputStream(body), body.length));
        }

        @Override
        public String getMethod() {
            return method;
        }
    }
}
