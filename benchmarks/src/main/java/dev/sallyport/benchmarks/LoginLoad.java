package dev.sallyport.benchmarks;

import dev.sallyport.devserver.KeycloakServer;
import dev.sallyport.devserver.Outbox;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Whole logins over the API, by password alone and with a second factor, in turns against one server at the same
 * concurrency. Client and server share the machine.
 */
final class LoginLoad {

    private static final int ROUNDS = 5;
    private static final int WARM_UP = 3;
    private static final int LOGINS_A_ROUND = BenchmarkRealm.USERS_OF_A_KIND;
    private static final int AT_ONCE = 4;

    private final Path home;
    private final PrintStream out;

    LoginLoad(Path home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    /** Of each kind of login, its time over that of a login by password alone. */
    Map<String, Double> ratios() {
        try (Outbox outbox = Outbox.start(0, 0);
                KeycloakServer server = server(outbox)) {
            Map<LoginKind, double[]> samples = measure(new LoginClient(server.baseUrl(), outbox));
            return report(samples);
        }
    }

    private KeycloakServer server(Outbox outbox) {
        Path work = Path.of(System.getProperty("sallyport.work"));
        return KeycloakServer.from(Path.of(System.getProperty("sallyport.keycloak.zip")), work)
                .provider(Path.of(System.getProperty("sallyport.jar")))
                .realm(BenchmarkRealm.write(home, outbox, work))
                .fresh()
                .start();
    }

    /** In turns, so that what slows the machine down for a minute slows all of them down. */
    private Map<LoginKind, double[]> measure(LoginClient client) {
        Map<LoginKind, double[]> samples = new EnumMap<>(LoginKind.class);
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (LoginKind kind : LoginKind.values()) {
                double[] millis = client.logins(kind, LOGINS_A_ROUND, AT_ONCE, round + WARM_UP);
                if (round >= 0) {
                    samples.merge(kind, millis, LoginLoad::joined);
                }
            }
            out.println("login load: round " + (round + WARM_UP + 1) + " of " + (ROUNDS + WARM_UP));
        }
        return samples;
    }

    private Map<String, Double> report(Map<LoginKind, double[]> samples) {
        Map<String, Double> ratios = new TreeMap<>();
        double[] baseline = samples.get(LoginKind.PASSWORD);
        samples.forEach((kind, millis) -> {
            out.printf(
                    Locale.ROOT,
                    "%-12s %5d logins, mean %6.1f ms, median %6.1f ms, p95 %6.1f ms%n",
                    kind,
                    millis.length,
                    mean(millis),
                    percentile(millis, 50),
                    percentile(millis, 95));
            if (kind != LoginKind.PASSWORD) {
                ratios.put(
                        "login with " + kind + " / by password (median)", ratio(millis, baseline, LoginLoad::median));
                ratios.put("login with " + kind + " / by password (mean)", ratio(millis, baseline, LoginLoad::mean));
            }
        });
        return ratios;
    }

    private static double ratio(double[] millis, double[] baseline, ToDoubleFunction<double[]> measure) {
        return measure.applyAsDouble(millis) / measure.applyAsDouble(baseline);
    }

    private static double[] joined(double[] some, double... more) {
        double[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    private static double mean(double... millis) {
        return Arrays.stream(millis).average().orElseThrow();
    }

    private static double median(double... millis) {
        return percentile(millis, 50);
    }

    private static double percentile(double[] millis, int percent) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
