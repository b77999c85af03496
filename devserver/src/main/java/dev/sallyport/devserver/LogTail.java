package dev.sallyport.devserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file, where the reason stands. */
final class LogTail {

    private static final int LINES = 40;

    private LogTail() {}

    static String after(String headline, Path log) {
        return headline + ". The end of " + log + ":\n" + read(log);
    }

    private static String read(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException e) {
            return "(not readable: " + e.getMessage() + ")";
        }
    }
}
