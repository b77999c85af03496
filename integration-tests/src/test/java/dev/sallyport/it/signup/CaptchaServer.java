package dev.sallyport.it.signup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sallyport.devserver.CaptchaScripts;
import dev.sallyport.devserver.CaptchaTokens;
import dev.sallyport.it.fixtures.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Speaks Google's documented protocol: {@code siteverify} of reCAPTCHA, and {@code assessments} of its Enterprise kind. Pages
 * can load its scripts; it believes the tokens that these make.
 */
final class CaptchaServer implements AutoCloseable {

    private static final Pattern PAGES_TOKEN = Pattern.compile("stub_[\\w-]+");

    private final HttpServer server;
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();

    private final CaptchaTokens tokens = new CaptchaTokens();
    private volatile double score = 0.9;
    private volatile Consumer<ObjectNode> but = json -> {};
    private volatile boolean down;
    private volatile boolean reachable = true;

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

    /** Anything else that a server may say, after a while. */
    void says(String response, int status, String body, long millis) {
        replies.put(response, new Reply(status, body, millis));
    }

    /** What it thinks of whoever brings a token that a page's script made, from 0 to 1; 0.9 at first. */
    void scores(double likelihood) {
        score = likelihood;
    }

    /** What is different from now on in what it says about tokens that a page's script made. */
    void says(Consumer<ObjectNode> different) {
        but = different;
    }

    /** From now on pages get their scripts, and whoever asks about a token no answer that means anything. */
    void down(boolean on) {
        down = on;
    }

    /** Whether pages can load its scripts; they can at first. */
    void servesScripts(boolean serve) {
        reachable = serve;
    }

    /** Method, path with query, and body of the last request that was not a page's. */
    String last() {
        return requests.stream().reduce((former, latter) -> latter).orElse("");
    }

    int count() {
        return requests.size();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (CaptchaScripts.isAt(exchange.getRequestURI().getPath())) {
                send(exchange, script());
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
                    .orElseGet(() -> ofPage(body));
            Thread.sleep(reply.millis());
            send(exchange, reply);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply script() {
        return reachable ? new Reply(200, CaptchaScripts.text(), 0) : new Reply(503, "", 0);
    }

    /** Says no to whatever is no token of a page's. */
    private Reply ofPage(String body) {
        Matcher token = PAGES_TOKEN.matcher(body);
        String found = token.find() ? token.group() : "";
        ObjectNode answer = body.startsWith("{") ? tokens.assess(found, score) : tokens.siteVerify(found, score);
        but.accept(answer);
        return new Reply(200, answer.toString(), 0);
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        boolean page = exchange.getRequestMethod().equals("GET");
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", page ? "text/javascript; charset=utf-8" : "application/json");
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
