package dev.sallyport.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The JAR that this module builds, as the server sees it. */
final class ProviderJar {

    static final String OURS = "dev/sallyport/";
    static final String SHADED = "dev/sallyport/shaded/";

    private ProviderJar() {}

    static Path path() {
        return Path.of(System.getProperty("sallyport.jar"));
    }

    /** All files in the JAR; folders have no name of their own. */
    static List<String> files() {
        try (JarFile jar = new JarFile(path().toFile())) {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String file) {
        try (JarFile jar = new JarFile(path().toFile());
                var content = jar.getInputStream(jar.getEntry(file))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its classes, with the server's own beside them. */
    static URLClassLoader classes() {
        try {
            URL[] jar = {path().toUri().toURL()};
            return new URLClassLoader(jar, ProviderJar.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
