package dev.sallyport.core.keycloak;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * The host that a request was sent to, as the browser's address line has it: a trusted proxy's word for it counts, as far as
 * Keycloak was told to trust one ({@code proxy-headers}, {@code proxy-trusted-addresses}); {@code hostname} does not.
 *
 * @param host lower case
 * @param port empty for the default port of the scheme
 */
public record RequestHost(String host, Optional<Integer> port) {

    private static final Map<String, Integer> DEFAULT_PORTS = Map.of("http", 80, "https", 443);

    /** Of the request in the session's context. */
    public static RequestHost of(KeycloakSession session) {
        return of(session.getContext().getHttpRequest().getUri().getBaseUri());
    }

    static RequestHost of(URI base) {
        Optional<Integer> port = Optional.of(base.getPort())
                .filter(number -> number >= 0 && !number.equals(DEFAULT_PORTS.get(base.getScheme())));
        String host = Optional.ofNullable(base.getHost()).orElseGet(() -> host(base.getRawAuthority()));
        return new RequestHost(withoutDot(host).toLowerCase(Locale.ROOT), port);
    }

    /** Java knows no host with an underscore; browsers and ThingsBoard's domains do. */
    private static String host(String authority) {
        return Optional.ofNullable(authority).orElse("").replaceFirst(".*@", "").replaceFirst(":\\d*$", "");
    }

    /** The same host to DNS and browsers. */
    private static String withoutDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** What a domain may be called to be meant, the best first: with the port, then without. */
    public List<String> names() {
        return port.map(number -> List.of(host + ":" + number, host)).orElse(List.of(host));
    }
}
