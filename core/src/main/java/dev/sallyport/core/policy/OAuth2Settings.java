package dev.sallyport.core.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;

/**
 * What the operator of a realm says about all of its OAuth2 clients.
 *
 * @param allowedHosts     hosts that clients' URLs may lead to though they are not public, over plain http too:
 *                         {@code host} for any port, or {@code host:port}; lower case, distinct
 * @param tokensInRedirect whether a login ends with the tokens in the browser's address line, as ThingsBoard's does
 * @param gitHubEmailsUrl  where GitHub lists a user's e-mail addresses; https, or of an allowed host
 */
public record OAuth2Settings(List<String> allowedHosts, boolean tokensInRedirect, URI gitHubEmailsUrl) {

    /** Longer lists have lost their reason. */
    static final int MOST_HOSTS = 100;

    public static final OAuth2Settings DEFAULT =
            new OAuth2Settings(List.of(), false, URI.create("https://api.github.com/user/emails"));

    public OAuth2Settings {
        allowedHosts = List.copyOf(allowedHosts);
    }

    /**
     * Whether the operator vouches for a host.
     *
     * @param host lower case, an IPv6 address in brackets
     * @param port the one that is connected to
     */
    public boolean allows(String host, int port) {
        return allowedHosts.contains(host) || allowedHosts.contains(host + ":" + port);
    }

    /** All members. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        allowedHosts.forEach(json.putArray("allowedHosts")::add);
        return json.put("tokensInRedirect", tokensInRedirect).put("gitHubEmailsUrl", gitHubEmailsUrl.toString());
    }
}
