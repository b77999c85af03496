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

    private static final String SMS_SENDER = "dev.sallyport.core.sms.SmsSender";
    private static final String OUTBOX_SENDER = "sallyport-sms-outbox";
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;

    MasterAdmin(URI server) {
        this.server = server;
    }

    /**
     * Kept data may still name the outbox and captcha of an earlier run, and lack what a newer Sallyport installs. False when the
     * administrator's password was changed.
     */
    boolean bringUpToDate(Outbox outbox, URI captcha, String realm) {
        try {
            String token = token();
            URI url = server.resolve("/admin/realms/" + realm);
            send(request(URI.create(url + "/sallyport/install"), token).POST(BodyPublishers.noBody()));
            return pointMail(url, token, outbox.smtpPort())
                    && pointSms(url, token, outbox.smsUrl().toString())
                    && pointCaptcha(url, token, captcha);
        } catch (IOException e) {
            throw new DevServerException("The server stopped answering: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean pointMail(URI realm, String token, int port) throws IOException, InterruptedException {
        if (!(get(realm, token).path("smtpServer") instanceof ObjectNode smtp)) {
            return false;
        }
        smtp.put("port", String.valueOf(port));
        return put(realm, token, JSON.createObjectNode().set("smtpServer", smtp));
    }

    /** Only senders of the kind that an outbox takes; the realm may have others by now, or none. */
    private boolean pointSms(URI realm, String token, String url) throws IOException, InterruptedException {
        boolean done = true;
        for (JsonNode sender : get(URI.create(realm + "/components?type=" + SMS_SENDER), token)) {
            if (sender.path("providerId").asText().equals(OUTBOX_SENDER)) {
                ObjectNode pointed = sender.deepCopy();
                pointed.withObject("/config").putArray("url").add(url);
                done &= put(
                        URI.create(realm + "/components/" + sender.path("id").asText()), token, pointed);
            }
        }
        return done;
    }

    private boolean pointCaptcha(URI realm, String token, URI captcha) throws IOException, InterruptedException {
        URI settings = URI.create(realm + "/sallyport/captcha");
        ObjectNode servers = JSON.createObjectNode().put("baseUrl", captcha.toString());
        return send(request(settings, token).PUT(BodyPublishers.ofString(servers.toString())))
                        .statusCode()
                == OK;
    }

    private JsonNode get(URI url, String token) throws IOException, InterruptedException {
        return JSON.readTree(send(request(url, token)).body());
    }

    private boolean put(URI url, String token, JsonNode body) throws IOException, InterruptedException {
        return send(request(url, token).PUT(BodyPublishers.ofString(body.toString())))
                        .statusCode()
                == NO_CONTENT;
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
