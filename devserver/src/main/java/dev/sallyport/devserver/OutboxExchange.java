package dev.sallyport.devserver;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** One request to the outbox, or to another server of the demo's own process. */
final class OutboxExchange {

    /** A web page that resolves its own name to 127.0.0.1 (DNS rebinding) must not read codes. */
    private static final Pattern OWN_HOST = Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?");

    private static final int MAX_BODY = 64 * 1024;

    private final HttpExchange exchange;

    OutboxExchange(HttpExchange exchange) {
        this.exchange = exchange;
    }

    /** What makes an answer of a request. */
    interface Story {
        HttpAnswer of(OutboxExchange exchange) throws IOException;
    }

    void answer(Story story) throws IOException {
        try (exchange) {
            String host = exchange.getRequestHeaders().getFirst("Host");
            boolean own = host != null && OWN_HOST.matcher(host).matches();
            send(own ? story.of(this) : HttpAnswer.error(421, "Only for 127.0.0.1 and localhost"));
        }
    }

    String methodAndPath() {
        return exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    }

    String query() {
        String query = exchange.getRequestURI().getQuery();
        return query == null ? "" : query;
    }

    byte[] body() throws IOException {
        return exchange.getRequestBody().readNBytes(MAX_BODY);
    }

    private void send(HttpAnswer answer) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        if (answer.type() == null) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        headers.set("Content-Type", answer.type());
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }
}
