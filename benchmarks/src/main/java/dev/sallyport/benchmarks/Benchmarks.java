package dev.sallyport.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs everything and prints ratios beside those of {@code benchmarks/baseline.json}; the new ones are in
 * {@code benchmarks/target/ratios.json}. Only ratios of one run mean anything: machines differ, and so do moments.
 */
public final class Benchmarks {

    private static final PrintStream OUT = System.out;
    private static final ObjectMapper JSON = new ObjectMapper();

    private Benchmarks() {}

    public static void main(String[] args) throws IOException, RunnerException {
        Path home = Path.of(System.getProperty("sallyport.home"));
        Set<String> wanted = Set.of(
                System.getProperty("sallyport.benchmarks", "codes,keys,logins").split(","));
        Map<String, Double> ratios = new TreeMap<>();
        if (wanted.contains("codes")) {
            ratios.putAll(new Microbenchmarks().ratios());
        }
        if (wanted.contains("keys")) {
            ratios.putAll(new KeyLoad(home, OUT).ratios());
        }
        if (wanted.contains("logins")) {
            ratios.putAll(new LoginLoad(home, OUT).ratios());
        }
        print(ratios, home.resolve("benchmarks/baseline.json"));
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(home.resolve("benchmarks/target/ratios.json").toFile(), ratios);
    }

    private static void print(Map<String, Double> ratios, Path baseline) throws IOException {
        ObjectNode before =
                Files.exists(baseline) ? (ObjectNode) JSON.readTree(baseline.toFile()) : JSON.createObjectNode();
        OUT.println();
        OUT.println("ratio                                             now     baseline.json");
        ratios.forEach((name, ratio) -> OUT.printf(
                Locale.ROOT,
                "%-46s %8.2f %12.2f%n",
                name,
                ratio,
                before.path(name).asDouble(Double.NaN)));
    }
}
