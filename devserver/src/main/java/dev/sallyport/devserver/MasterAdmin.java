package dev.sallyport.devserver;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
        String smtp = """
                {"smtpServer":{"host":"127.0.0.1","port":"%d","from":"no-reply@sallyport.invalid"}}""".formatted(smtpPort);
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve("/admin/realms/" + realm))
                    .header("Authorization", "Bearer " + token())
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString(smtp));
            return http.send(request.build(), BodyHandlers.discarding()).statusCode() == 204;
        } catch (IOException e) {
            throw new DevServerException("The server stopped answering: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String token() throws IOException, InterruptedException {
        String form =
                "grant_type=password&client_id=admin-cli&username=%1$s&password=%1$s".formatted(KeycloakServer.ADMIN);
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(server.resolve("/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofByteArray());
        return JSON.readTree(answer.body()).path("access_token").asText();
    }
}
