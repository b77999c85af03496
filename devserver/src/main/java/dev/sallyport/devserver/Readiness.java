package dev.sallyport.devserver;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Waits until a URL of a starting process answers 200. */
final class Readiness {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration ONE_REQUEST = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;

    Readiness(Process process) {
        this.process = process;
    }

    /** False when the process ended or the deadline passed first. */
    boolean await(URI url, Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        HttpRequest request = HttpRequest.newBuilder(url).timeout(ONE_REQUEST).build();
        try {
            while (process.isAlive() && System.nanoTime() < end) {
                if (answers(request)) {
                    return true;
                }
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private boolean answers(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
