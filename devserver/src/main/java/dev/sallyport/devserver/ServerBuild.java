package dev.sallyport.devserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Keycloak's build step (augmentation, some 20 s), which {@code start --optimized} needs: done again only when the
 * provider JAR or a build option changed.
 */
final class ServerBuild {

    private static final List<String> OPTIONS =
            List.of("--health-enabled=true", "--metrics-enabled=true", "--vault=file");
    private static final long MINUTES = 5;

    private final Distribution distribution;
    private final List<Path> providers;
    private final List<String> options = new ArrayList<>(OPTIONS);

    /** @param database Keycloak's word for a kind of database */
    ServerBuild(Distribution distribution, List<Path> providers, String database) {
        this.distribution = distribution;
        this.providers = providers;
        this.options.add("--db=" + database);
    }

    void bringUpToDate(Path log) {
        try {
            Path done = distribution.home().resolve(".built");
            String wanted = fingerprint();
            if (Files.exists(done) && Files.readString(done).equals(wanted)) {
                return;
            }
            Files.deleteIfExists(done);
            Files.deleteIfExists(log);
            deployProviders();
            build(log);
            Files.writeString(done, wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String fingerprint() {
        Fingerprint fingerprint = new Fingerprint().text(String.join(" ", options));
        providers.forEach(fingerprint::file);
        return fingerprint.hex();
    }

    /** Not when unchanged: Keycloak compares time stamps of provider JARs with those of its build. */
    private void deployProviders() throws IOException {
        try (Stream<Path> files = Files.list(distribution.providers())) {
            for (Path old : files.filter(f -> f.toString().endsWith(".jar")).toList()) {
                Files.delete(old);
            }
        }
        for (Path provider : providers) {
            Files.copy(provider, distribution.providers().resolve(provider.getFileName()));
        }
    }

    private void build(Path log) {
        Progress.report("Building the server (only when the provider JAR changed)");
        List<String> arguments = new ArrayList<>(List.of("build"));
        arguments.addAll(options);
        Process process = new KcScript(distribution).run(arguments, Map.of(), log);
        if (!finishedWell(process)) {
            throw new DevServerException(LogTail.after("Keycloak's build failed", log));
        }
    }

    private static boolean finishedWell(Process process) {
        try {
            return process.waitFor(MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            ProcessTree.of(process).kill();
        }
    }
}
