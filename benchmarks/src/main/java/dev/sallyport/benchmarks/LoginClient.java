package dev.sallyport.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sallyport.core.totp.TotpParameters;
import dev.sallyport.core.totp.TotpSecret;
import dev.sallyport.core.totp.TotpVerifier;
import dev.sallyport.devserver.Outbox;
import dev.sallyport.devserver.OutboxMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Logs in over the API as ThingsBoard's clients do, and measures how long it takes until the tokens are there. */
final class LoginClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int STEP_SECONDS = 30;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final TotpVerifier app =
            new TotpVerifier(TotpSecret.ofBytes(BenchmarkRealm.TOTP_KEY), TotpParameters.STANDARD);
    private final URI api;
    private final Outbox outbox;

    LoginClient(URI server, Outbox outbox) {
        this.api = server.resolve("/realms/" + BenchmarkRealm.NAME + "/");
        this.outbox = outbox;
    }

    /**
     * Each of so many users logs in once.
     *
     * @return milliseconds of each login
     */
    double[] logins(LoginKind kind, int users, int atOnce, int round) {
        if (kind == LoginKind.TOTP) {
            waitForUnusedStep(round);
        }
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        try {
            List<Future<Double>> running = IntStream.range(0, users)
                    .mapToObj(number -> threads.submit(() -> millis(kind, number)))
                    .toList();
            return running.stream().mapToDouble(LoginClient::result).toArray();
        } finally {
            threads.shutdownNow();
        }
    }

    /** A user's code of a step works once, so each round has a step of its own. */
    private static void waitForUnusedStep(int round) {
        if (round > 0) {
            long now = Instant.now().toEpochMilli();
            pause(Duration.ofMillis(STEP_SECONDS * 1000L - now % (STEP_SECONDS * 1000L) + 50));
        }
    }

    private double millis(LoginKind kind, int number) throws IOException, InterruptedException {
        long start = System.nanoTime();
        JsonNode answer = post(
                "api/auth/login",
                "",
                JSON.createObjectNode()
                        .put("username", BenchmarkRealm.email(kind, number))
                        .put("password", BenchmarkRealm.PASSWORD)
                        .toString());
        String token = answer.path("token").asText();
        JsonNode pair = switch (kind) {
            case PASSWORD -> answer;
            case TOTP -> check(token, kind, app.codeOf(Instant.now().getEpochSecond() / STEP_SECONDS));
            case SMS -> check(token, kind, sent(token, number));
        };
        if (!pair.has("refreshToken")) {
            throw new IllegalStateException("no tokens for " + kind);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private String sent(String token, int number) throws IOException, InterruptedException {
        Instant before = Instant.now();
        post("api/auth/2fa/verification/send?providerType=SMS", token, "");
        String phone = BenchmarkRealm.phone(number);
        return outbox.await(
                        message ->
                                message.to().equals(phone) && !message.sentAt().isBefore(before),
                        Duration.ofSeconds(10))
                .map(OutboxMessage::text)
                .map(text -> text.replaceAll("\\D", ""))
                .orElseThrow();
    }

    private JsonNode check(String token, LoginKind kind, String code) throws IOException, InterruptedException {
        return post("api/auth/2fa/verification/check?providerType=" + kind + "&verificationCode=" + code, token, "");
    }

    private JsonNode post(String path, String token, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("X-Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path.replaceAll("\\?.*", "") + " was answered " + answer.statusCode());
        }
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static double result(Future<Double> running) {
        try {
            return running.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io
                    ? new UncheckedIOException(io)
                    : new IllegalStateException("a login failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
