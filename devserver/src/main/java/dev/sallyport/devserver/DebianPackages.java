package dev.sallyport.devserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Installs what the development server or a test needs and does not find; only on Debian, and only as root. */
public final class DebianPackages {

    private static final Path APT = Path.of("/usr/bin/apt-get");

    private DebianPackages() {}

    /** Does nothing where it cannot: whoever needs the package finds out by looking for its program. */
    public static void install(String name) {
        if (isRoot() && Files.isExecutable(APT) && run("update") == 0) {
            run("install", "-y", "--no-install-recommends", name);
        }
    }

    public static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int run(String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(APT.toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        try {
            return builder.inheritIO().start().waitFor();
        } catch (IOException e) {
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
