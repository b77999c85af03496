package dev.sallyport.devserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The unpacked Keycloak distribution: the folder that holds {@code bin}, {@code providers} and {@code data}. */
record Distribution(Path home) {

    private static final String COMPLETE = ".unpacked";

    /** Unpacks the zip below {@code folder}, once per name and size of the zip. */
    static Distribution unpacked(Path zip, Path folder) {
        try {
            if (!Files.isRegularFile(zip)) {
                throw new DevServerException("There is no Keycloak distribution at " + zip);
            }
            Path target = folder.resolve(zip.getFileName().toString().replace(".zip", "") + "-" + Files.size(zip));
            if (!Files.exists(target.resolve(COMPLETE))) {
                unpack(zip, target);
            }
            return new Distribution(onlyFolderIn(target));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack " + zip, e);
        }
    }

    private static void unpack(Path zip, Path target) throws IOException {
        Progress.report("Unpacking " + zip.getFileName() + " (once)");
        Folders.delete(target);
        try (ZipFile archive = new ZipFile(zip.toFile())) {
            Enumeration<? extends ZipEntry> entries = archive.entries();
            while (entries.hasMoreElements()) {
                extract(archive, entries.nextElement(), target);
            }
        }
        Files.createFile(target.resolve(COMPLETE));
    }

    private static void extract(ZipFile archive, ZipEntry entry, Path target) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("Entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        try (InputStream content = archive.getInputStream(entry)) {
            Files.copy(content, file);
        }
        if (file.toString().endsWith(".sh")) {
            makeExecutable(file);
        }
    }

    private static void makeExecutable(Path file) throws IOException {
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("Cannot make executable: " + file);
        }
    }

    private static Path onlyFolderIn(Path target) throws IOException {
        try (Stream<Path> children = Files.list(target)) {
            return children.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    Path script() {
        return home.resolve("bin").resolve("kc.sh");
    }

    Path providers() {
        return home.resolve("providers");
    }

    Path data() {
        return home.resolve("data");
    }

    /** The one library whose file name begins so. */
    Path library(String prefix) {
        try (Stream<Path> files = Files.list(home.resolve("lib/lib/main"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a realm file where {@code --import-realm} looks. */
    void place(Path realm) {
        try {
            Path target = Folders.create(data().resolve("import")).resolve(realm.getFileName());
            Files.copy(realm, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
