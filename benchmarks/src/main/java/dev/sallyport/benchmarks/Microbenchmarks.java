package dev.sallyport.benchmarks;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** {@link CodeChecks}, each as a multiple of its baseline. */
final class Microbenchmarks {

    private static final String BASELINE = "baselineHmac";

    Map<String, Double> ratios() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(CodeChecks.class.getSimpleName())
                        .build())
                .run();
        Map<String, Double> micros =
                results.stream().collect(Collectors.toMap(Microbenchmarks::name, Microbenchmarks::score));
        double baseline = micros.remove(BASELINE);
        return micros.entrySet().stream()
                .collect(Collectors.toMap(
                        e -> "code check / HMAC-SHA-256: " + e.getKey(), e -> e.getValue() / baseline));
    }

    private static String name(RunResult result) {
        return result.getPrimaryResult().getLabel();
    }

    private static double score(RunResult result) {
        return result.getPrimaryResult().getScore();
    }
}
