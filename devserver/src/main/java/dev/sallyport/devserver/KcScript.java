package dev.sallyport.devserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs {@code bin/kc.sh} with this JVM's Java and with nothing of the caller's own Keycloak settings. */
final class KcScript {

    /** {@code DEBUG=true} makes kc.sh open a debug port, {@code JAVA_OPTS} replaces its defaults, GC choice included. */
    private static final Set<String> UNWANTED = Set.of("DEBUG", "JAVA", "JAVA_OPTS", "JAVA_OPTS_APPEND");

    private final Distribution distribution;

    KcScript(Distribution distribution) {
        this.distribution = distribution;
    }

    Process run(List<String> arguments, Map<String, String> environment, Path log) {
        List<String> command = new ArrayList<>(List.of(distribution.script().toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(distribution.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        cleanEnvironment(builder.environment());
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void cleanEnvironment(Map<String, String> environment) {
        environment.keySet().removeIf(name -> UNWANTED.contains(name) || name.startsWith("KC_"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
    }
}
