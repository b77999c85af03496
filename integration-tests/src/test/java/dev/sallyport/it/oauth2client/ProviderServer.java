package dev.sallyport.it.oauth2client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sallyport.it.fixtures.Json;
import dev.sallyport.it.fixtures.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Somebody else's OAuth 2.0 server in this process, where everybody who comes is logged in at once as whoever it was told:
 * {@code @RegisterExtension static final ProviderServer idp = ProviderServer.started()}. It speaks OpenID Connect to those
 * who ask for {@code openid}, and posts its answer to those who ask for that. Each test finds it as it was.
 */
final class ProviderServer implements BeforeEachCallback, AfterAllCallback {

    static final String CLIENT = "sallyport-at-idp";

    private final HttpServer server;
    private final SigningKey key = SigningKey.fresh();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Function<Request, Response>> told = new ConcurrentHashMap<>();
    private final Map<String, Issued> issued = new ConcurrentHashMap<>();
    private volatile Map<String, Object> person = Map.of();
    private volatile UnaryOperator<Map<String, Object>> claims = UnaryOperator.identity();
    private volatile SigningKey signer = key;

    /** What somebody asked; {@code form} are the parameters of a posted form. */
    record Request(String path, Map<String, String> query, Map<String, List<String>> headers, String body) {

        Map<String, String> form() {
            return Visitor.parameters(body);
        }

        /** An empty text for none. */
        String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    record Response(int status, String type, String body) {

        static Response json(Object body) {
            return new Response(200, "application/json", Json.text(body));
        }
    }

    private record Issued(Map<String, Object> person, String nonce, boolean openId, String accessToken) {}

    private ProviderServer(HttpServer server) {
        this.server = server;
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
    }

    static ProviderServer started() {
        try {
            return new ProviderServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        requests.clear();
        told.clear();
        signer = key;
        claims = UnaryOperator.identity();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.stop(0);
    }

    /** As it stands among allowed hosts. */
    String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String url(String path) {
        return "http://" + authority() + path;
    }

    /** Who logs in from now on, as user info tells it. */
    ProviderServer sends(Map<String, Object> userInfo) {
        person = Map.copyOf(userInfo);
        return this;
    }

    /** Changes what ID tokens say. */
    void claims(UnaryOperator<Map<String, Object>> change) {
        claims = change;
    }

    /** Signs with a key that is not among its keys. */
    void signWithAnother() {
        signer = SigningKey.fresh();
    }

    /** Has a path answered in this way. */
    void tell(String path, Function<Request, Response> answer) {
        told.put(path, answer);
    }

    /** What it was asked there. */
    List<Request> requests(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = new Request(
                    exchange.getRequestURI().getPath(),
                    Visitor.parameters(exchange.getRequestURI().getRawQuery()),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            requests.add(request);
            Response response = told.getOrDefault(request.path(), this::answer).apply(request);
            byte[] bytes = response.body().getBytes(StandardCharsets.UTF_8);
            String header = response.status() == 302 ? "Location" : "Content-Type";
            exchange.getResponseHeaders().set(header, response.type());
            exchange.sendResponseHeaders(response.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Response answer(Request request) {
        return switch (request.path()) {
            case "/authorize" -> authorize(request.query());
            case "/token" -> tokens(request);
            case "/userinfo" -> userInfo(request);
            case "/keys" -> Response.json(Map.of("keys", List.of(key.jwk())));
            default -> new Response(404, "text/plain", "no");
        };
    }

    private Response authorize(Map<String, String> query) {
        String code = Secrets.used("code-" + UUID.randomUUID());
        boolean openId = List.of(query.get("scope").split(" ")).contains("openid");
        issued.put(code, new Issued(person, query.get("nonce"), openId, Secrets.used("at-" + UUID.randomUUID())));
        Map<String, String> answer = Map.of("code", code, "state", query.get("state"));
        if ("form_post".equals(query.get("response_mode"))) {
            return Response.json(Map.of("action", query.get("redirect_uri"), "fields", answer));
        }
        return new Response(302, query.get("redirect_uri") + "?" + Visitor.encode(answer), "");
    }

    private Response tokens(Request request) {
        Issued login = issued.get(request.form().get("code"));
        Map<String, Object> tokens = new LinkedHashMap<>();
        tokens.put("access_token", login.accessToken());
        tokens.put("token_type", "Bearer");
        tokens.put("expires_in", 300);
        tokens.put("refresh_token", Secrets.used("rt-" + UUID.randomUUID()));
        if (login.openId()) {
            tokens.put("id_token", Secrets.used(signer.signed(claims.apply(idToken(login)))));
        }
        return Response.json(tokens);
    }

    private Map<String, Object> idToken(Issued login) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> token = new LinkedHashMap<>(login.person());
        token.put("iss", url(""));
        token.put("aud", CLIENT);
        token.put("iat", now);
        token.put("exp", now + 60);
        token.put("nonce", login.nonce());
        return token;
    }

    private Response userInfo(Request request) {
        return issued.values().stream()
                .filter(login -> request.header("Authorization").equals("Bearer " + login.accessToken()))
                .findFirst()
                .map(login -> Response.json(login.person()))
                .orElse(new Response(401, "text/plain", "no"));
    }
}
