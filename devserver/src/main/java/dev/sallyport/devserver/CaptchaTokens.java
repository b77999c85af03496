package dev.sallyport.devserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens of captchas that nobody had to solve. Each says by itself on which host and for which action it is, for the
 * {@linkplain CaptchaScripts script} in the page makes them; none is proof of anything. Safe for any number of threads.
 */
public final class CaptchaTokens {

    private static final ObjectMapper JSON = new JsonMapper();
    private static final String PREFIX = "stub_";
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    private final Set<String> used = ConcurrentHashMap.newKeySet();

    /**
     * A new one, as the script would make it.
     *
     * @param action empty for v2, which has none
     */
    public static String mint(String hostname, String action) {
        ObjectNode seen = JSON.createObjectNode()
                .put("hostname", hostname)
                .put("challenge_ts", Instant.now().toString())
                .put("id", UUID.randomUUID().toString());
        if (!action.isEmpty()) {
            seen.put("action", action);
        }
        byte[] text = seen.toString().getBytes(StandardCharsets.UTF_8);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** What {@code siteverify} of v2 and v3 answers: yes for the first time, within two minutes. */
    public ObjectNode siteVerify(String token, double score) {
        Optional<JsonNode> seen = seen(token);
        if (seen.isEmpty()) {
            return refusal("invalid-input-response");
        }
        if (!isFresh(seen.get()) || !used.add(token)) {
            return refusal("timeout-or-duplicate");
        }
        ObjectNode answer = JSON.createObjectNode().put("success", true);
        answer.set("challenge_ts", seen.get().path("challenge_ts"));
        answer.set("hostname", seen.get().path("hostname"));
        if (seen.get().has("action")) {
            answer.put("score", score).set("action", seen.get().path("action"));
        }
        return answer;
    }

    /** What {@code assessments} of Enterprise answers. */
    public ObjectNode assess(String token, double score) {
        ObjectNode verified = siteVerify(token, score);
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode properties = answer.putObject("tokenProperties").put("valid", verified.has("hostname"));
        if (verified.has("hostname")) {
            properties.set("hostname", verified.path("hostname"));
            properties.put("action", verified.path("action").asText());
            properties.set("createTime", verified.path("challenge_ts"));
        } else {
            properties.put("invalidReason", "MALFORMED");
        }
        answer.putObject("riskAnalysis").put("score", score);
        return answer;
    }

    /** Google's way to say no. */
    static ObjectNode refusal(String code) {
        ObjectNode answer = JSON.createObjectNode().put("success", false);
        answer.putArray("error-codes").add(code);
        return answer;
    }

    private static Optional<JsonNode> seen(String token) {
        if (!token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] text = Base64.getUrlDecoder().decode(token.substring(PREFIX.length()));
            return Optional.ofNullable(JSON.readTree(text)).filter(json -> json.has("hostname"));
        } catch (IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isFresh(JsonNode seen) {
        try {
            return Instant.parse(seen.path("challenge_ts").asText())
                    .isAfter(Instant.now().minus(LIFETIME));
        } catch (DateTimeException e) {
            return false;
        }
    }
}
