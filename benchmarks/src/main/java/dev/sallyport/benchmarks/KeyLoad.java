package dev.sallyport.benchmarks;

import dev.sallyport.devserver.KeycloakServer;
import dev.sallyport.devserver.Outbox;
import dev.sallyport.devserver.Postgres;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
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
    private static final Duration WARM_UP = Duration.ofSeconds(25);
    private static final int ROUNDS = 7;

    private static final int KEYS_OF_ONE = 500;
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
                server,
                REALM + "/protocol/openid-connect/userinfo",
                "Authorization: Bearer "
                        + Tokens.of(
                                server.resolve(REALM + "/"),
                                BenchmarkRealm.CLIENT,
                                KeyPages.OWNER,
                                BenchmarkRealm.PASSWORD)));
        KeyPages pages = new KeyPages(server);
        table.giveTo(pages.ownerId(), KEYS_OF_ONE);
        Stage small = stage("1 k keys", server, userinfo, table.growTo(THOUSAND, WARM));
        Lists fewListed = lists("1 k keys", server, userinfo, pages);
        Stage many = stage("100 k keys", server, userinfo, table.growTo(MANY, WARM));
        List<String> spread = table.growTo(MILLION, COLD);
        Stage million = stage("1 M keys", server, userinfo, spread.subList(0, WARM));
        Lists allListed = lists("1 M keys", server, userinfo, pages);
        Stage cold = stage("1 M keys, most of them cold", server, userinfo, spread);
        ratios.put("API key / userinfo: requests per second", million.throughput());
        ratios.put("API key / userinfo: p99", million.tail());
        ratios.put("API key, 100 k keys / 1 k: requests per second", many.throughput() / small.throughput());
        ratios.put("API key, 1 M keys / 1 k: requests per second", million.throughput() / small.throughput());
        ratios.put("API key, cold / userinfo: requests per second", cold.throughput());
        ratios.put("API key lists, 1 M keys / 1 k: one user's", allListed.ofOne() / fewListed.ofOne());
        ratios.put("API key lists, 1 M keys / 1 k: everybody's", allListed.ofAll() / fewListed.ofAll());
        return ratios;
    }

    /** Pages of one user's keys and of everybody's, both as multiples of what userinfo had in the same minute. */
    private record Lists(double ofOne, double ofAll) {}

    private Lists lists(String name, URI server, List<HttpLoad.Request> userinfo, KeyPages pages) throws IOException {
        HttpLoad load = new HttpLoad(server);
        List<HttpLoad.Window> token = new ArrayList<>();
        List<HttpLoad.Window> one = new ArrayList<>();
        List<HttpLoad.Window> all = new ArrayList<>();
        load.run(pages.ofOne(), WARM_UP);
        load.run(pages.ofAll(), WARM_UP);
        for (int round = 0; round < ROUNDS; round++) {
            token.add(load.run(userinfo, WINDOW));
            one.add(load.run(pages.ofOne(), WINDOW));
            all.add(load.run(pages.ofAll(), WINDOW));
        }
        report(name + ": pages of one user's", one);
        report(name + ": pages of everybody's", all);
        double baseline = median(token, HttpLoad.Window::perSecond);
        return new Lists(
                median(one, HttpLoad.Window::perSecond) / baseline, median(all, HttpLoad.Window::perSecond) / baseline);
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
}
