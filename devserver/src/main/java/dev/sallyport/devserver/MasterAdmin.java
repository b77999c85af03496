package dev.sallyport.devserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The little that the demo changes in a running server. */
final class MasterAdmin {

    private static final ObjectMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;

    MasterAdmin(URI server) {
        this.server = server;
    }

    /** Kept data may still name the outbox of an earlier run. False when the administrator's password was changed. */
    boolean pointMailAt(String realm, int smtpPort) {
        try {
            String token = token();
            URI url = server.resolve("/admin/realms/" + realm);
            JsonNode current = JSON.readTree(send(request(url, token)).body());
            if (!(current.path("smtpServer") instanceof ObjectNode smtp)) {
                return false;
            }
            smtp.put("port", String.valueOf(smtpPort));
            String update = JSON.createObjectNode().set("smtpServer", smtp).toString();
            return send(request(url, token).PUT(BodyPublishers.ofString(update)))
                            .statusCode()
                    == 204;
        } catch (IOException e) {
            throw new DevServerException("The server stopped answering: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static HttpRequest.Builder request(URI url, String token) {
        return HttpRequest.newBuilder(url)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private String token() throws IOException, InterruptedException {
        String form =
                "grant_type=password&client_id=admin-cli&username=%1$s&password=%1$s".formatted(KeycloakServer.ADMIN);
        URI url = server.resolve("/realms/master/protocol/openid-connect/token");
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        return JSON.readTree(answer.body()).path("access_token").asText();
    }
}
