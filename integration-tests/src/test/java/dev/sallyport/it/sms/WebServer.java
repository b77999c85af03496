package dev.sallyport.it.sms;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** An HTTP server in this process, on a free port of the loopback interface. Ends with its {@link #close}. */
final class WebServer implements AutoCloseable {

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Function<Request, Response> answers;
    private final HttpServer server;

    private WebServer(HttpServer server, Function<Request, Response> answers) {
        this.server = server;
        this.answers = answers;
        server.createContext("/", this::handle);
        server.start();
    }

    /** What somebody asked; header names as {@code HttpServer} writes them: {@code Content-type}. */
    record Request(String method, URI uri, Map<String, List<String>> headers, String body) {

        /** A header's only value; a list if there is not exactly one. */
        String header(String name) {
            List<String> values = headers.getOrDefault(name, List.of());
            return values.size() == 1 ? values.get(0) : values.toString();
        }
    }

    /** A status and a JSON document. */
    record Response(int status, String json) {}

    /** Starts one that answers in this way. */
    static WebServer that(Function<Request, Response> answers) {
        try {
            return new WebServer(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts one that always answers with this document. */
    static WebServer thatSays(int status, String json) {
        return that(request -> new Response(status, json));
    }

    /** Scheme, host and port, without a slash at the end. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What it was asked, oldest first. */
    List<Request> requests() {
        return requests;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            requests.add(request);
            Response response = answers.apply(request);
            byte[] bytes = response.json().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(response.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
