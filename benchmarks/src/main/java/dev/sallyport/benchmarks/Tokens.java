package dev.sallyport.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Access tokens for a user name and a password. */
final class Tokens {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Tokens() {}

    /**
     * From Keycloak's own endpoint.
     *
     * @param realm the realm's URL, with a slash at its end
     */
    static String of(URI realm, String client, String user, String password) throws IOException {
        String form = "grant_type=password&scope=openid&client_id=" + client + "&username=" + encoded(user)
                + "&password=" + encoded(password);
        HttpRequest request = HttpRequest.newBuilder(realm.resolve("protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return answer(request).path("access_token").asText();
    }

    /** Of a login over our API. */
    static String ofApi(URI realm, String user, String password) throws IOException {
        String login = JSON.createObjectNode()
                .put("username", user)
                .put("password", password)
                .toString();
        return answer(HttpRequest.newBuilder(realm.resolve("api/auth/login"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(login))
                        .build())
                .path("token")
                .asText();
    }

    static JsonNode json(URI address, String token) throws IOException {
        return answer(HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .build());
    }

    private static JsonNode answer(HttpRequest request) throws IOException {
        try {
            return JSON.readTree(HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
