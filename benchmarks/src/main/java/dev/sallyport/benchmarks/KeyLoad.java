package dev.sallyport.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sallyport.devserver.KeycloakServer;
import dev.sallyport.devserver.Outbox;
import dev.sallyport.devserver.Postgres;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * {@code GET /api/auth/user} with API keys against Keycloak's own {@code userinfo} with a bearer token, in turns, on one
 * server with PostgreSQL, with more and more keys in the table.
 */
final class KeyLoad {

    private static final String REALM = "/realms/" + BenchmarkRealm.NAME;
    private static final Duration WINDOW = Duration.ofSeconds(4);
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final int ROUNDS = 7;
    private static final int THOUSAND = 1000;
    private static final int MANY = 100 * THOUSAND;
    private static final int MILLION = THOUSAND * THOUSAND;

    /** Fewer than a node remembers, and many more. */
    private static final int WARM = THOUSAND;

    private static final int COLD = 50 * THOUSAND;

    private final Path home;
    private final PrintStream out;

    KeyLoad(Path home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    Map<String, Double> ratios() throws IOException {
        try (Outbox outbox = Outbox.start(0, 0);
                Postgres postgres = Postgres.start();
                KeycloakServer server = server(outbox, postgres);
                KeyTable table = new KeyTable(postgres.jdbcUrl(), postgres.user())) {
            return measure(server.baseUrl(), table);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not do what it is told", e);
        }
    }

    private KeycloakServer server(Outbox outbox, Postgres postgres) {
        Path work = Path.of(System.getProperty("sallyport.work") + "-postgres");
        return KeycloakServer.from(Path.of(System.getProperty("sallyport.keycloak.zip")), work)
                .provider(Path.of(System.getProperty("sallyport.jar")))
                .realm(BenchmarkRealm.write(home, outbox, work))
                .postgres(postgres)
                .fresh()
                .start();
    }

    private Map<String, Double> measure(URI server, KeyTable table) throws IOException, SQLException {
        Map<String, Double> ratios = new TreeMap<>();
        List<HttpLoad.Request> userinfo = List.of(HttpLoad.Request.get(
                server, REALM + "/protocol/openid-connect/userinfo", "Authorization: Bearer " + token(server)));
        Stage small = stage("1 k keys", server, userinfo, table.growTo(THOUSAND, WARM));
        Stage many = stage("100 k keys", server, userinfo, table.growTo(MANY, WARM));
        List<String> spread = table.growTo(MILLION, COLD);
        Stage million = stage("1 M keys", server, userinfo, spread.subList(0, WARM));
        Stage cold = stage("1 M keys, most of them cold", server, userinfo, spread);
        ratios.put("API key / userinfo: requests per second", million.throughput());
        ratios.put("API key / userinfo: p99", million.tail());
        ratios.put("API key, 100 k keys / 1 k: requests per second", many.throughput() / small.throughput());
        ratios.put("API key, 1 M keys / 1 k: requests per second", million.throughput() / small.throughput());
        ratios.put("API key, cold / userinfo: requests per second", cold.throughput());
        return ratios;
    }

    /** Both as multiples of what userinfo had in the same stage. */
    private record Stage(double throughput, double tail) {}

    private Stage stage(String name, URI server, List<HttpLoad.Request> userinfo, List<String> values) {
        List<HttpLoad.Request> keys = values.stream()
                .map(value ->
                        HttpLoad.Request.get(server, REALM + "/api/auth/user", "X-Authorization: ApiKey " + value))
                .toList();
        HttpLoad load = new HttpLoad(server);
        load.run(userinfo, WARM_UP);
        load.run(keys, WARM_UP);
        List<HttpLoad.Window> ofToken = new ArrayList<>();
        List<HttpLoad.Window> ofKey = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ofToken.add(load.run(userinfo, WINDOW));
            ofKey.add(load.run(keys, WINDOW));
        }
        report(name + ": userinfo", ofToken);
        report(name + ": API key", ofKey);
        return new Stage(
                median(ofKey, HttpLoad.Window::perSecond) / median(ofToken, HttpLoad.Window::perSecond),
                median(ofKey, HttpLoad.Window::p99) / median(ofToken, HttpLoad.Window::p99));
    }

    private void report(String name, List<HttpLoad.Window> windows) {
        out.printf(
                Locale.ROOT,
                "%-40s %8.0f requests/s, median %6.2f ms, p99 %6.2f ms (medians of %d windows)%n",
                name,
                median(windows, HttpLoad.Window::perSecond),
                median(windows, HttpLoad.Window::median),
                median(windows, HttpLoad.Window::p99),
                windows.size());
    }

    private static double median(List<HttpLoad.Window> windows, ToDoubleFunction<HttpLoad.Window> measure) {
        return windows.stream()
                .map(measure::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .skip(windows.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    /** Of one of the users, from a client like any other. */
    private static String token(URI server) throws IOException {
        String form = "grant_type=password&scope=openid&client_id=" + BenchmarkRealm.CLIENT + "&username="
                + encoded(BenchmarkRealm.email(LoginKind.PASSWORD, 0)) + "&password="
                + encoded(BenchmarkRealm.PASSWORD);
        HttpRequest request = HttpRequest.newBuilder(server.resolve(REALM + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            String answer = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
            return new ObjectMapper().readTree(answer).path("access_token").asText();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
