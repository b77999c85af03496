package dev.sallyport.devserver;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A real Keycloak of its own process, on the loopback interface, with an embedded database below its work folder. Ends
 * with this JVM at the latest. For development and tests: plain http, a known administrator. Linux and macOS only.
 */
public final class KeycloakServer implements AutoCloseable {

    /** User name and password of the administrator of realm {@code master}. */
    public static final String ADMIN = "admin";

    /** Keycloak itself gives requests 10 s to finish. */
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Distribution distribution;
    private final FolderLock lock;
    private final Launch launch;
    private final Thread hook = new Thread(this::end, "keycloak-shutdown");
    private volatile Process process;

    KeycloakServer(Distribution distribution, FolderLock lock, Launch launch) {
        this.distribution = distribution;
        this.lock = lock;
        this.launch = launch;
    }

    /** Begins the description of a server; {@code folder} may be used by one running server at a time. */
    public static KeycloakSetup from(Path zip, Path folder) {
        return new KeycloakSetup(zip, folder);
    }

    /** Scheme, host and port, without a slash at the end. */
    public URI baseUrl() {
        return launch.baseUrl();
    }

    /** Where {@code /metrics} and {@code /health} are, without a slash at the end. */
    public URI managementUrl() {
        return launch.managementUrl();
    }

    /** Everything that the server wrote since its last start. */
    public Path log() {
        return launch.log();
    }

    /** Folder of Keycloak's file vault: {@code ${vault.key}} of realm {@code r} is the file {@code r_key}. */
    public Path vault() {
        return launch.vault();
    }

    /** Completes when the process ends, for whatever reason. */
    public CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /**
     * Starts another process of the same build beside this one, with ports, log and vault of its own. It shares nothing
     * else unless its options say so: without a {@code --db-url} it would want the database that this one holds.
     *
     * @param folder for its log and vault
     * @param realm  a realm file to import; null for none
     */
    public KeycloakServer beside(Path folder, Path realm, List<String> options) {
        Launch other = new Launch(folder, Ports.free(), Ports.free(), realm != null, options, launch.patience());
        if (realm != null) {
            distribution.place(realm);
        }
        KeycloakServer server = new KeycloakServer(distribution, FolderLock.of(folder), other);
        server.start();
        return server;
    }

    /** Folder of the embedded database's files. */
    public Path database() {
        return distribution.data().resolve("h2");
    }

    /** The JAR of the embedded database, which is a server too. */
    public Path databaseJar() {
        return distribution.library("com.h2database.h2-");
    }

    /** Stops the server and starts it again on the same port with the same data. */
    public void restart() {
        pause();
        start();
    }

    void start() {
        Progress.report("Starting Keycloak");
        process = new KcScript(distribution).run(launch.arguments(), launch.environment(), log());
        Runtime.getRuntime().addShutdownHook(hook);
        if (!new Readiness(process).await(baseUrl().resolve("/realms/master"), launch.patience())) {
            pause();
            throw new DevServerException(LogTail.after("Keycloak did not start", log()));
        }
    }

    void pause() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shutdownInProgress) {
            return; // the hook ends the process
        }
        end();
    }

    private void end() {
        ProcessTree.of(process).end(GRACE);
    }

    /** Stops the server and gives its work folder free. */
    @Override
    public void close() {
        pause();
        lock.close();
    }
}
