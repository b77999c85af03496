package dev.sallyport.authenticators.oauth2client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.broker.provider.IdentityBrokerException;

/** What a token endpoint answered (RFC 6749 §5): JSON, or a form as GitHub's first clients know it. */
record TokenAnswer(int status, String body) {

    private static final ObjectMapper JSON = new JsonMapper();

    /** Error codes as the RFC has them; anything else could be a secret. */
    private static final String CODE = "[a-z_]{1,40}";

    /**
     * As JSON.
     *
     * @throws IdentityBrokerException when there is no access token in it; it tells nothing of the answer but its error code
     */
    String requireAccessToken() {
        JsonNode json = json();
        if (status / 100 == 2 && !json.path("access_token").asText().isBlank()) {
            return json.toString();
        }
        String error = Optional.ofNullable(json.path("error").textValue())
                .filter(code -> code.matches(CODE))
                .orElse("no error code");
        throw new IdentityBrokerException(
                "the token endpoint answered without an access token (" + status + ", " + error + ")");
    }

    private JsonNode json() {
        String text = Optional.ofNullable(body).orElse("").strip();
        if (!text.startsWith("{")) {
            return form(text);
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    private static JsonNode form(String text) {
        var json = JSON.createObjectNode();
        Stream.of(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> json.put(pair[0], decoded(pair[1])));
        return json;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    @Override
    public String toString() {
        return status + " ***";
    }
}
