package dev.sallyport.distribution;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The JAR that this module builds, as the server sees it. */
final class ProviderJar {

    static final String OURS = "dev/sallyport/";
    static final String SHADED = "dev/sallyport/shaded/";

    /** What on this test's class path is in the JAR: our modules, and libraries by the beginning of their names. */
    private static final List<String> SHIPPED = List.of(
            "classes", "test-classes", "sallyport", "commons-codec", "googleauth", "jsmpp", "libphonenumber", "twilio");

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

    /** Its classes as the server sees them: neither our modules nor the libraries in it are there in their own shape. */
    static URLClassLoader isolatedClasses() {
        List<URL> urls = new ArrayList<>(List.of(url(path())));
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> SHIPPED.stream()
                        .noneMatch(name -> entry.getFileName().toString().startsWith(name)))
                .forEach(entry -> urls.add(url(entry)));
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /** Its classes, with the server's own beside them. */
    static URLClassLoader classes() {
        return new URLClassLoader(new URL[] {url(path())}, ProviderJar.class.getClassLoader());
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
