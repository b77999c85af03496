package dev.sallyport.devserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What a cached result was made from, as one SHA-256. */
final class Fingerprint {

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    Fingerprint text(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return this;
    }

    Fingerprint file(Path file) {
        try {
            digest.update(Files.readAllBytes(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Liquibase change logs of a provider JAR: all of it that decides what the database looks like. */
    Fingerprint changeLogs(Path jar) {
        try (ZipFile archive = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : archive.stream()
                    .filter(e -> e.getName().contains("changelog"))
                    .toList()) {
                text(entry.getName());
                try (InputStream content = archive.getInputStream(entry)) {
                    digest.update(content.readAllBytes());
                }
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
