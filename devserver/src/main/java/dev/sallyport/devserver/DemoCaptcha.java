package dev.sallyport.devserver;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The demo's captcha: what Google is elsewhere, on this machine. It lets everybody through, once for each token. */
final class DemoCaptcha implements AutoCloseable {

    static final int PORT = 8026;

    /** As the realm's file has it. */
    private static final String SECRET = "acme-demo-captcha-secret";

    private static final double SCORE = 0.9;
    private static final int THREADS = 2;

    private final CaptchaTokens tokens = new CaptchaTokens();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, DemoCaptcha::daemon);
    private final HttpServer server;

    /** @param port 0 for any */
    DemoCaptcha(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw Ports.portInUse(port, "captcha.port", e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> new OutboxExchange(exchange).answer(this::answer));
        server.start();
    }

    /** Without a slash at the end, as the captcha settings of a realm have it. */
    URI url() {
        return url(server.getAddress().getPort());
    }

    static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "demo-captcha");
        thread.setDaemon(true);
        return thread;
    }

    private HttpAnswer answer(OutboxExchange exchange) throws IOException {
        return switch (exchange.methodAndPath()) {
            case "GET /recaptcha/api.js", "GET /recaptcha/enterprise.js" -> HttpAnswer.script(CaptchaScripts.text());
            case "GET /token" ->
                HttpAnswer.text(
                        CaptchaTokens.mint(parameter(exchange.query(), "host"), parameter(exchange.query(), "action")));
            case "POST /recaptcha/api/siteverify" -> siteVerify(new String(exchange.body(), StandardCharsets.UTF_8));
            default -> HttpAnswer.error(404, "Nothing here: GET /recaptcha/api.js, GET /token?host=…");
        };
    }

    private HttpAnswer siteVerify(String form) {
        String secret = parameter(form, "secret");
        String response = parameter(form, "response");
        if (!secret.equals(SECRET)) {
            return refusal(secret, "input-secret");
        }
        return response.isEmpty()
                ? refusal(response, "input-response")
                : HttpAnswer.json(200, tokens.siteVerify(response, SCORE).toString());
    }

    private static HttpAnswer refusal(String value, String name) {
        String code = (value.isEmpty() ? "missing-" : "invalid-") + name;
        return HttpAnswer.json(200, CaptchaTokens.refusal(code).toString());
    }

    /** Empty when there is none. */
    private static String parameter(String form, String name) {
        for (String pair : form.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
