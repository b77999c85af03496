package dev.sallyport.devserver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A copy of the migrated but still empty database, so that a start need not create some 100 tables first. */
final class PristineDatabase {

    private final Path database;
    private final Path copy;

    PristineDatabase(Distribution distribution, List<Path> providers, Path folder) {
        Fingerprint fingerprint = new Fingerprint().text(distribution.home().toString());
        providers.forEach(fingerprint::changeLogs);
        database = distribution.data().resolve("h2");
        copy = folder.resolve("pristine-" + fingerprint.hex().substring(0, 16));
    }

    boolean exists() {
        return Files.isDirectory(copy);
    }

    /** Call only while no server runs. */
    void take() {
        Path unfinished = copy.resolveSibling(copy.getFileName() + ".part");
        Folders.delete(unfinished);
        Folders.copy(database, unfinished);
        Folders.move(unfinished, copy);
    }

    /** Leaves an empty database where there is no copy. Call only while no server runs. */
    void restore() {
        Folders.delete(database);
        if (exists()) {
            Folders.copy(copy, database);
        }
    }
}
