package dev.sallyport.it.signup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sallyport.devserver.CaptchaSite;
import dev.sallyport.it.fixtures.Json;
import dev.sallyport.it.fixtures.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Speaks Google's documented protocol: {@code siteverify} of reCAPTCHA, and {@code assessments} of its Enterprise kind. */
final class CaptchaServer implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();

    private final CaptchaSite site = new CaptchaSite(this::mint);
    private volatile Consumer<ObjectNode> minted = json -> {};
    private volatile boolean down;

    private record Reply(int status, String body, long millis) {}

    CaptchaServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What it says about a response of v2 or v3, solved now on a host. */
    void knows(String response, String host, Consumer<ObjectNode> but) {
        ObjectNode json = Json.object()
                .put("success", true)
                .put("challenge_ts", Instant.now().toString())
                .put("hostname", host)
                .put("score", 0.9)
                .put("action", "signup");
        but.accept(json);
        replies.put(response, new Reply(200, json.toString(), 0));
    }

    /** What it says about a response of Enterprise. */
    void assesses(String response, String host, double score) {
        ObjectNode json = Json.object();
        json.putObject("tokenProperties")
                .put("valid", true)
                .put("hostname", host)
                .put("action", "signup")
                .put("createTime", Instant.now().toString());
        json.putObject("riskAnalysis").put("score", score);
        replies.put(response, new Reply(200, json.toString(), 0));
    }

    /** What it says about the responses that it gives to browsers from now on, but for these changes. */
    void gives(Consumer<ObjectNode> but) {
        minted = but;
    }

    /** From now on browsers get their responses, and whoever asks about them gets no answer that means anything. */
    void down(boolean on) {
        down = on;
    }

    private String mint(String host, String action) {
        String response = Secrets.used("browser-" + UUID.randomUUID());
        knows(response, host, json -> {
            json.put("action", action);
            json.putObject("tokenProperties")
                    .put("valid", true)
                    .put("hostname", host)
                    .put("action", action)
                    .put("createTime", Instant.now().toString());
            json.putObject("riskAnalysis").put("score", 0.9);
            minted.accept(json);
        });
        return response;
    }

    /** Anything else that a server may say, after a while. */
    void says(String response, int status, String body, long millis) {
        replies.put(response, new Reply(status, body, millis));
    }

    /** Method, path with query, and body of the last request. */
    String last() {
        return requests.stream().reduce((former, latter) -> latter).orElse("");
    }

    int count() {
        return requests.size();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (site.answers(exchange)) {
                return;
            }
            if (down) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            Reply reply = replies.entrySet().stream()
                    .filter(known -> body.contains(known.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(new Reply(200, "{\"success\":false,\"error-codes\":[\"invalid-input-response\"]}", 0));
            Thread.sleep(reply.millis());
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
