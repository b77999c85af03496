package dev.sallyport.core.captcha;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.captcha.CaptchaSettings.Version;
import dev.sallyport.core.keycloak.OutgoingHttp;
import dev.sallyport.core.keycloak.OutgoingRequest;
import dev.sallyport.core.keycloak.RequestHost;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.keycloak.Vault;
import dev.sallyport.core.policy.CaptchaPolicy;
import dev.sallyport.core.policy.CaptchaServers;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Asks Google whether a captcha was solved, on this host, for this action, just now, by a person, and for the first time.
 * Where nobody answers within {@value #SECONDS} seconds nobody is let through, unless the realm's settings say so.
 */
public final class Captcha {

    private static final Logger LOG = Logger.getLogger(Captcha.class);
    private static final ObjectMapper JSON = new JsonMapper();

    private static final int SECONDS = 5;

    /** A response is some hundred characters long, in Enterprise some thousand. */
    private static final Pattern RESPONSE = Pattern.compile("[\\w.-]{1,8192}");

    /** Longer than one can be valid. */
    private static final long REMEMBERED_SECONDS = 600;

    /** Those that are the operator's mistake. */
    private static final Set<String> MISTAKES =
            Set.of("missing-input-secret", "invalid-input-secret", "invalid-keys", "bad-request");

    private final KeycloakSession session;
    private final RealmModel realm;
    private final CaptchaServers servers;

    public Captcha(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.servers = new CaptchaPolicy(realm).servers();
    }

    /**
     * Checks what a page got. It can be brought once.
     *
     * @param response null or empty when there was none
     * @param host     on which the page was
     */
    public CaptchaVerdict check(CaptchaSettings settings, String response, RequestHost host) {
        if (response == null || response.isBlank()) {
            return CaptchaVerdict.MISSING;
        }
        if (!RESPONSE.matcher(response).matches()) {
            return CaptchaVerdict.WRONG;
        }
        try {
            CaptchaVerdict verdict = assessment(settings, response).judge(settings, host.host(), ServerTime.now());
            return verdict == CaptchaVerdict.ACCEPTED && !isFirst(response) ? CaptchaVerdict.USED : verdict;
        } catch (Misconfigured e) {
            LOG.warnf("Realm '%s': captchas cannot be checked: %s", realm.getName(), e.getMessage());
            return CaptchaVerdict.UNAVAILABLE;
        } catch (OutgoingHttp.Failure e) {
            return noAnswer(e.kind().name());
        } catch (JsonProcessingException e) {
            return noAnswer("not JSON");
        }
    }

    private CaptchaVerdict noAnswer(String why) {
        LOG.warnf("Realm '%s': no answer about a captcha: %s", realm.getName(), why);
        return servers.failOpen() ? CaptchaVerdict.ACCEPTED : CaptchaVerdict.UNAVAILABLE;
    }

    private Assessment assessment(CaptchaSettings settings, String response)
            throws OutgoingHttp.Failure, JsonProcessingException, Misconfigured {
        String secret = new Vault(session)
                .resolve(settings.secretKey())
                .orElseThrow(() -> new Misconfigured("the vault has no such secret"));
        boolean enterprise = settings.version() == Version.ENTERPRISE;
        OutgoingRequest request = enterprise ? enterprise(settings, secret, response) : siteVerify(secret, response);
        OutgoingHttp.Answer answer = new OutgoingHttp(session).exchange(request, Duration.ofSeconds(SECONDS));
        if (enterprise && answer.status() / 100 == 4) {
            throw new Misconfigured("status " + answer.status());
        }
        JsonNode json = JSON.readTree(answer.body());
        if (!answer.isSuccess() || json == null || !json.isObject()) {
            throw new JsonProcessingException("status " + answer.status()) {};
        }
        return enterprise ? Assessment.ofEnterprise(json) : Assessment.ofSiteVerify(withoutMistakes(json));
    }

    private OutgoingRequest siteVerify(String secret, String response) {
        return OutgoingRequest.post(
                servers.baseUrl().resolve("/recaptcha/api/siteverify"),
                "application/x-www-form-urlencoded",
                "secret=" + encoded(secret) + "&response=" + encoded(response));
    }

    private OutgoingRequest enterprise(CaptchaSettings settings, String key, String response) {
        URI url = servers.enterpriseBaseUrl()
                .resolve("/v1/projects/" + encoded(settings.projectId().orElse("")) + "/assessments?key="
                        + encoded(key));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("event")
                .put("token", response)
                .put("siteKey", settings.siteKey())
                .put("expectedAction", settings.action());
        return OutgoingRequest.post(url, "application/json", body.toString());
    }

    private static JsonNode withoutMistakes(JsonNode json) throws Misconfigured {
        Optional<String> mistake = StreamSupport.stream(json.path("error-codes").spliterator(), false)
                .map(JsonNode::asText)
                .filter(MISTAKES::contains)
                .findFirst();
        if (mistake.isPresent()) {
            throw new Misconfigured(mistake.get());
        }
        return json;
    }

    /** On every node of the cluster. */
    private boolean isFirst(String response) {
        return session.singleUseObjects()
                .putIfAbsent("sallyport.captcha." + realm.getId() + "." + hash(response), REMEMBERED_SECONDS);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The operator has to mend it. */
    private static final class Misconfigured extends Exception {

        private static final long serialVersionUID = 1L;

        Misconfigured(String message) {
            super(message);
        }
    }
}
