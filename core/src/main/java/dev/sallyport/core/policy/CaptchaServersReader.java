package dev.sallyport.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads {@link CaptchaServers}: what is absent has its default, what is unknown or malformed is refused by name. */
final class CaptchaServersReader {

    private static final String BASE = "baseUrl";
    private static final String ENTERPRISE = "enterpriseBaseUrl";
    private static final String FAIL_OPEN = "failOpen";
    private static final Set<String> MEMBERS = Set.of(BASE, ENTERPRISE, FAIL_OPEN);

    private static final Pattern THIS_MACHINE =
            Pattern.compile("localhost|.+\\.localhost|127(?:\\.\\d{1,3}){3}|\\[::1]");

    private final TreeSet<String> violations = new TreeSet<>();
    private final JsonNode root;

    private CaptchaServersReader(JsonNode root) {
        this.root = root;
    }

    static CaptchaServers read(String json) throws InvalidSettings {
        return new CaptchaServersReader(StrictJson.object(json)).read();
    }

    private CaptchaServers read() throws InvalidSettings {
        root.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                violations.add(name + " is unknown");
            }
        });
        CaptchaServers servers = new CaptchaServers(
                url(BASE, CaptchaServers.DEFAULT.baseUrl()),
                url(ENTERPRISE, CaptchaServers.DEFAULT.enterpriseBaseUrl()),
                failOpen());
        if (!violations.isEmpty()) {
            throw new InvalidSettings("Validation error: " + String.join(", ", violations));
        }
        return servers;
    }

    private boolean failOpen() {
        JsonNode node = root.path(FAIL_OPEN);
        if (!node.isMissingNode() && !node.isBoolean()) {
            violations.add(FAIL_OPEN + " must be true or false");
        }
        return node.asBoolean(CaptchaServers.DEFAULT.failOpen());
    }

    private URI url(String member, URI preset) {
        JsonNode node = root.path(member);
        if (node.isMissingNode()) {
            return preset;
        }
        try {
            URI url = new URI(node.asText());
            if (node.isTextual() && isServer(url)) {
                return url;
            }
        } catch (URISyntaxException e) {
            // As bad as one that is no server's.
        }
        violations.add(member + " must be the https URL of a server, without path");
        return preset;
    }

    private static boolean isServer(URI url) {
        boolean here =
                url.getHost() != null && THIS_MACHINE.matcher(url.getHost()).matches();
        return url.getHost() != null
                && ("https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && here))
                && url.getRawPath().isEmpty()
                && url.getRawQuery() == null
                && url.getRawFragment() == null
                && url.getRawUserInfo() == null;
    }
}
