package dev.sallyport.devserver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The outbox's HTTP side. */
final class OutboxHttp implements AutoCloseable {

    private static final int THREADS = 4;
    private static final ObjectMapper JSON = new JsonMapper();

    private final Outbox outbox;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, OutboxHttp::daemon);

    OutboxHttp(int port, Outbox outbox) {
        this.outbox = outbox;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw Ports.portInUse(port, "outbox.port", e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> new OutboxExchange(exchange).answer(this::answer));
        server.start();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "outbox-http");
        thread.setDaemon(true);
        return thread;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private HttpAnswer answer(OutboxExchange exchange) throws IOException {
        return switch (exchange.methodAndPath()) {
            case "GET /" -> HttpAnswer.html(OutboxPage.of(outbox.messages(), exchange.query()));
            case "GET /messages" -> HttpAnswer.json(200, messages().toString());
            case "DELETE /messages" -> clear();
            case "POST /sms" -> sms(exchange.body());
            default -> HttpAnswer.error(404, "Nothing here: GET /, GET or DELETE /messages, POST /sms");
        };
    }

    private HttpAnswer clear() {
        outbox.clear();
        return HttpAnswer.empty();
    }

    private HttpAnswer sms(byte[] body) throws IOException {
        JsonNode sms;
        try {
            sms = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return HttpAnswer.error(400, "The body is not JSON");
        }
        String to = sms.path("to").asText("");
        String text = sms.path("text").asText("");
        if (to.isBlank() || text.isBlank()) {
            return HttpAnswer.error(400, "An SMS is {\"to\":\"+49…\",\"text\":\"…\"}, both not blank");
        }
        return outbox.deliverSms(to, text) ? HttpAnswer.empty() : HttpAnswer.error(502, "Refused on purpose: " + to);
    }

    private ArrayNode messages() {
        ArrayNode list = JSON.createArrayNode();
        for (OutboxMessage message : outbox.messages()) {
            list.addObject()
                    .put("channel", message.channel().name())
                    .put("to", message.to())
                    .put("subject", message.subject())
                    .put("text", message.text())
                    .put("sentAt", message.sentAt().toEpochMilli());
        }
        return list;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    static String errorJson(String message) {
        try {
            return JSON.writeValueAsString(JSON.createObjectNode().put("error", message));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
