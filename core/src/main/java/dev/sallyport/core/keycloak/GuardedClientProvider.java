package dev.sallyport.core.keycloak;

import dev.sallyport.core.keycloak.OutgoingHttp.Answer;
import dev.sallyport.core.keycloak.OutgoingHttp.Failure;
import dev.sallyport.core.keycloak.OutgoingRequest.Header;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.http.HttpEntity;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpStatus;
import org.apache.http.HttpVersion;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.conn.ClientConnectionManager;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.message.BasicHttpResponse;
import org.apache.http.params.HttpParams;
import org.apache.http.protocol.HttpContext;
import org.apache.http.util.EntityUtils;
import org.keycloak.connections.httpclient.HttpClientProvider;

/** {@link GuardedHttp} as Keycloak's code knows HTTP clients. Answers are whole before anybody sees them. */
final class GuardedClientProvider implements HttpClientProvider {

    /** For everything: a login waits for it. */
    private static final Duration TIME = Duration.ofSeconds(10);

    private final GuardedHttp http;

    GuardedClientProvider(GuardedHttp http) {
        this.http = http;
    }

    @Override
    public CloseableHttpClient getHttpClient() {
        return new Client();
    }

    @Override
    public String getString(String uri) throws IOException {
        Answer answer = exchange(new OutgoingRequest("GET", URI.create(uri), List.of(), ""));
        if (!answer.isSuccess()) {
            throw new IOException("answered with status " + answer.status());
        }
        return answer.body();
    }

    @Override
    public InputStream getInputStream(String uri) throws IOException {
        return new ByteArrayInputStream(getString(uri).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int postText(String uri, String text) throws IOException {
        return exchange(OutgoingRequest.post(URI.create(uri), "text/plain; charset=UTF-8", text))
                .status();
    }

    @Override
    public void close() {}

    private Answer exchange(OutgoingRequest request) throws IOException {
        try {
            return http.exchange(request, TIME);
        } catch (Failure e) {
            throw new IOException("no answer: " + e.kind(), e);
        }
    }

    private final class Client extends CloseableHttpClient {

        @Override
        protected CloseableHttpResponse doExecute(HttpHost target, HttpRequest request, HttpContext context)
                throws IOException {
            if (request instanceof HttpUriRequest complete && complete.getURI() != null) {
                return new Response(exchange(outgoing(complete)));
            }
            throw new IOException("not a request with a URL");
        }

        private OutgoingRequest outgoing(HttpUriRequest request) throws IOException {
            HttpEntity entity = request instanceof HttpEntityEnclosingRequest with ? with.getEntity() : null;
            List<Header> headers = new ArrayList<>();
            Stream.of(request.getAllHeaders()).forEach(h -> headers.add(new Header(h.getName(), h.getValue())));
            if (entity != null
                    && entity.getContentType() != null
                    && !request.containsHeader(HttpHeaders.CONTENT_TYPE)) {
                headers.add(new Header(
                        HttpHeaders.CONTENT_TYPE, entity.getContentType().getValue()));
            }
            String body = entity == null ? "" : EntityUtils.toString(entity, StandardCharsets.UTF_8);
            return new OutgoingRequest(request.getMethod(), request.getURI(), headers, body);
        }

        @Override
        public void close() {}

        @Override
        @Deprecated
        public HttpParams getParams() {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        public ClientConnectionManager getConnectionManager() {
            throw new UnsupportedOperationException();
        }
    }

    /**
     * An answer that is all there. Keycloak logs refusals word by word, which may repeat a secret: they lose their words, but
     * for the error code (RFC 6749 §5.2).
     */
    private static final class Response extends BasicHttpResponse implements CloseableHttpResponse {

        private static final Pattern ERROR = Pattern.compile("\"error\"\\s*:\\s*\"[a-z_]{1,40}\"");

        Response(Answer answer) {
            super(HttpVersion.HTTP_1_1, answer.status(), null);
            setEntity(new StringEntity(body(answer), StandardCharsets.UTF_8));
            setHeader(HttpHeaders.CONTENT_TYPE, answer.contentType());
        }

        private static String body(Answer answer) {
            if (answer.status() == HttpStatus.SC_OK) {
                return answer.body();
            }
            Matcher error = ERROR.matcher(answer.body());
            return error.find() ? "{" + error.group() + "}" : "{}";
        }

        @Override
        public void close() {}
    }
}
