package dev.sallyport.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads {@link OAuth2Settings}: what is absent has its default, what is unknown or malformed is refused by name. */
final class OAuth2SettingsReader {

    private static final String HOSTS = "allowedHosts";
    private static final String TOKENS = "tokensInRedirect";
    private static final String GITHUB = "gitHubEmailsUrl";
    private static final Set<String> MEMBERS = Set.of(HOSTS, TOKENS, GITHUB);

    /** A name or an address, with or without a port: no scheme, no path, no wildcard. */
    private static final Pattern HOST =
            Pattern.compile("([a-z0-9]([a-z0-9._-]{0,251}[a-z0-9])?|\\[[0-9a-f:.]{2,45}])(:[0-9]{1,5})?");

    private final TreeSet<String> violations = new TreeSet<>();
    private final JsonNode root;

    private OAuth2SettingsReader(JsonNode root) {
        this.root = root;
    }

    static OAuth2Settings read(String json) throws InvalidSettings {
        return new OAuth2SettingsReader(StrictJson.object(json)).read();
    }

    private OAuth2Settings read() throws InvalidSettings {
        root.fieldNames().forEachRemaining(this::member);
        OAuth2Settings settings = new OAuth2Settings(hosts(), tokens(), gitHub());
        if (!violations.isEmpty()) {
            throw new InvalidSettings("Validation error: " + String.join(", ", violations));
        }
        return settings;
    }

    private void member(String name) {
        if (!MEMBERS.contains(name)) {
            violations.add(name + " is unknown");
        }
    }

    private boolean tokens() {
        JsonNode node = root.path(TOKENS);
        if (!node.isMissingNode() && !node.isBoolean()) {
            violations.add(TOKENS + " must be true or false");
        }
        return node.asBoolean(OAuth2Settings.DEFAULT.tokensInRedirect());
    }

    /** Sorted, so that a settings file that is written back says the same each time. */
    private List<String> hosts() {
        JsonNode node = root.path(HOSTS);
        if (node.isMissingNode()) {
            return OAuth2Settings.DEFAULT.allowedHosts();
        }
        TreeSet<String> hosts = new TreeSet<>();
        boolean good = node.isArray() && node.size() <= OAuth2Settings.MOST_HOSTS;
        for (JsonNode host : node) {
            String text = host.asText().toLowerCase(Locale.ROOT);
            good &= host.isTextual() && HOST.matcher(text).matches();
            hosts.add(text);
        }
        if (!good) {
            violations.add(HOSTS + " must be a list of at most " + OAuth2Settings.MOST_HOSTS
                    + " texts like host or host:port");
        }
        return List.copyOf(hosts);
    }

    private URI gitHub() {
        JsonNode node = root.path(GITHUB);
        if (node.isMissingNode()) {
            return OAuth2Settings.DEFAULT.gitHubEmailsUrl();
        }
        try {
            URI url = new URI(node.asText());
            if (node.isTextual()
                    && url.getHost() != null
                    && Set.of("https", "http").contains(url.getScheme())) {
                return url;
            }
        } catch (URISyntaxException e) {
            // As bad as one that says too little.
        }
        violations.add(GITHUB + " must be a URL");
        return OAuth2Settings.DEFAULT.gitHubEmailsUrl();
    }
}
