package dev.sallyport.it.sms;

import dev.sallyport.it.fixtures.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/** A place in the server's log, to see what is written after it. */
record LogMark(int length) {

    /** The end of the log. */
    static LogMark now() {
        return new LogMark(read().length());
    }

    /** The whole lines since then that contain the text. */
    List<String> linesWith(String text) {
        return read().substring(length)
                .lines()
                .filter(line -> line.contains(text))
                .toList();
    }

    private static String read() {
        try {
            return Files.readString(Server.log(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
