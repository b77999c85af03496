package dev.sallyport.devserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link KeycloakServer} is made of: Keycloak's zip, a work folder that belongs to this server alone, and
 * whatever is set below. Each method changes this object and returns it. Not thread-safe.
 */
public final class KeycloakSetup {

    private final Path zip;
    private final Path folder;
    private final List<Path> providers = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private int port;
    private final List<Path> realms = new ArrayList<>();
    private String database = "dev-file";
    private boolean fresh;
    private boolean pristine;
    private Duration patience = Duration.ofMinutes(3);

    KeycloakSetup(Path zip, Path folder) {
        this.zip = zip.toAbsolutePath();
        this.folder = folder.toAbsolutePath();
    }

    /** Adds a JAR to {@code providers/}. */
    public KeycloakSetup provider(Path jar) {
        providers.add(jar);
        return this;
    }

    /** Default 0: any free port. */
    public KeycloakSetup port(int number) {
        port = number;
        return this;
    }

    /** Adds a realm file that the server imports when it starts, unless it has a realm of that name. */
    public KeycloakSetup realm(Path file) {
        realms.add(file);
        return this;
    }

    /** One more option of {@code kc.sh start}, such as {@code --log-level=…}; no build option. */
    public KeycloakSetup option(String option) {
        options.add(option);
        return this;
    }

    /** In a database of PostgreSQL instead of the embedded one. */
    public KeycloakSetup postgres(Postgres postgres) {
        database = "postgres";
        options.add("--db-url=" + postgres.jdbcUrl());
        options.add("--db-username=" + postgres.user());
        return this;
    }

    /** Forgets all data of earlier runs. */
    public KeycloakSetup fresh() {
        fresh = true;
        return this;
    }

    /**
     * Forgets all data of earlier runs, and starts faster next time: from a copy of the migrated database that is taken
     * at the first start. On CI, where there is no next time, as {@link #fresh()}.
     */
    public KeycloakSetup pristine() {
        pristine = true;
        return fresh();
    }

    /** How long a start may take, default three minutes. */
    public KeycloakSetup patience(Duration duration) {
        patience = duration;
        return this;
    }

    /**
     * Unpacks and builds where that is needed, starts the server and waits until it answers.
     *
     * @throws DevServerException with the end of the log when it does not
     */
    public KeycloakServer start() {
        FolderLock lock = FolderLock.of(folder);
        try {
            Launch launch = launch();
            Distribution distribution = Distribution.unpacked(zip, folder);
            new ServerBuild(distribution, providers, database).bringUpToDate(folder.resolve("build.log"));
            if (fresh) {
                Folders.delete(distribution.data());
            }
            realms.forEach(distribution::place);
            Files.deleteIfExists(launch.log());
            KeycloakServer server = new KeycloakServer(distribution, lock, launch);
            startOn(new PristineDatabase(distribution, providers, folder), server);
            return server;
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        } catch (IOException e) {
            lock.close();
            throw new UncheckedIOException(e);
        }
    }

    private void startOn(PristineDatabase database, KeycloakServer server) {
        if (!pristine) {
            server.start();
            return;
        }
        database.restore();
        server.start();
        if (!database.exists() && System.getenv("CI") == null) {
            server.pause();
            database.take();
            server.start();
        }
    }

    private Launch launch() {
        return new Launch(folder, Ports.orFree(port), Ports.free(), !realms.isEmpty(), List.copyOf(options), patience);
    }
}
