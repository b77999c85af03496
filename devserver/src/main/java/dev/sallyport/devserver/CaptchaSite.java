package dev.sallyport.devserver;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a browser loads of reCAPTCHA, for development and tests: the scripts of its documented client API, the box of v2,
 * and the responses that they get. What these are worth is for the server to say that is asked about them.
 */
public final class CaptchaSite {

    private static final String JAVASCRIPT = "text/javascript; charset=utf-8";

    /** Who makes responses. */
    public interface Mint {

        /**
         * @param host   on which the page is
         * @param action of v3 and Enterprise; empty for the box
         */
        String response(String host, String action);
    }

    private final Mint mint;

    public CaptchaSite(Mint mint) {
        this.mint = mint;
    }

    /** Answers a browser; false when it is not for this site. */
    public boolean answers(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
            case "GET /recaptcha/api.js", "GET /recaptcha/enterprise.js" -> send(exchange, JAVASCRIPT, file("api.js"));
            case "GET /recaptcha/box" -> send(exchange, "text/html; charset=utf-8", file("box.html"));
            case "POST /recaptcha/token" -> send(exchange, "text/plain; charset=utf-8", response(exchange));
            default -> {
                return false;
            }
        }
        return true;
    }

    private String response(HttpExchange exchange) {
        Map<String, String> query = Stream.of(
                        Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "")
                                .split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (first, second) -> first));
        return mint.response(query.getOrDefault("host", ""), query.getOrDefault("action", ""));
    }

    private static void send(HttpExchange exchange, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String file(String name) {
        try (InputStream file = Objects.requireNonNull(CaptchaSite.class.getResourceAsStream("captcha/" + name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
