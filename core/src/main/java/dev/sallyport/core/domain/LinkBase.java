package dev.sallyport.core.domain;

import dev.sallyport.core.keycloak.FixedAddress;
import dev.sallyport.core.keycloak.RequestHost;
import dev.sallyport.core.keycloak.RequestUrl;
import dev.sallyport.core.policy.AttributeWarnings;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Where links in mails begin. Never at a host only because a request named it: whoever sends the request could then have
 * the mail's reader, and the secret in the link, come to a host of his. In this order: the registered domain that was
 * called; what the realm's attribute {@value #ATTRIBUTE} says; what the operator fixed for the server; the host of the
 * request if it is this machine.
 */
public final class LinkBase {

    /** Realm attribute: the server's base URL, https, or http of this machine; with the path that the server is at. */
    public static final String ATTRIBUTE = "sallyport.links.baseUrl";

    private static final Logger LOG = Logger.getLogger(LinkBase.class);
    private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();
    private static final AttributeWarnings WARNINGS = new AttributeWarnings(LinkBase.class, ATTRIBUTE);
    private static final Pattern THIS_MACHINE =
            Pattern.compile("localhost|.+\\.localhost|127(?:\\.\\d{1,3}){3}|\\[::1]|::1");
    private static final String HTTP = "http";
    private static final String HTTPS = "https";

    private final KeycloakSession session;
    private final RealmModel realm;

    public LinkBase(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * URL of something below the realm.
     *
     * @param path  begins with a slash
     * @param query name of the one parameter
     * @return empty where nothing says what the server is called; logged once
     */
    public Optional<URI> link(String path, String query, String value) {
        return link(path + "?" + query + "=" + encoded(value));
    }

    /** URL of something below the realm; empty where nothing says what the server is called; logged once. */
    public Optional<URI> link(String path) {
        return server().map(base -> URI.create(ofRealm(base) + path));
    }

    /** URL of the realm on one of its domains, whatever was called; without a slash at the end. */
    public String realmOn(Domain domain) {
        return ofRealm(server(domain));
    }

    private String ofRealm(URI server) {
        return server.toString().replaceFirst("/+$", "") + "/realms/" + encoded(realm.getName());
    }

    private Optional<URI> server() {
        Optional<URI> base = ofDomain()
                .or(this::ofAttribute)
                .or(() -> FixedAddress.of(session, realm))
                .or(this::ofThisMachine);
        if (base.isEmpty()) {
            warnOnce();
        }
        return base;
    }

    private void warnOnce() {
        if (WARNED.add(realm.getId())) {
            LOG.warnf(
                    "Realm '%s': mails with links are not sent. Nothing says what this server is called: set hostname,"
                            + " the attribute %s, or save the domain",
                    realm.getName(), ATTRIBUTE);
        }
    }

    private Optional<URI> ofDomain() {
        return new Domains(session, realm).ofRequest().map(this::server);
    }

    /**
     * The name says which host. The port is the name's, or on this machine the request's, else that of the address that
     * somebody fixed.
     */
    private URI server(Domain domain) {
        URI request = RequestUrl.of(session);
        boolean here = isThisMachine(domain.name().replaceFirst(":\\d+$", ""));
        String scheme = here || !RequestUrl.mustBeHttps(session, realm) ? request.getScheme() : HTTPS;
        Optional<URI> known = here ? Optional.of(request) : ofAttribute().or(() -> FixedAddress.of(session, realm));
        String port = known.map(URI::getPort)
                .filter(number -> number >= 0 && !domain.name().contains(":"))
                .map(number -> ":" + number)
                .orElse("");
        return URI.create(scheme + "://" + domain.name() + port + request.getRawPath());
    }

    private static boolean isThisMachine(String host) {
        return THIS_MACHINE.matcher(host).matches();
    }

    private Optional<URI> ofAttribute() {
        return Optional.ofNullable(realm.getAttribute(ATTRIBUTE))
                .filter(text -> !text.isBlank())
                .flatMap(this::read);
    }

    private Optional<URI> read(String text) {
        try {
            URI url = new URI(text.strip());
            boolean here =
                    url.getHost() != null && THIS_MACHINE.matcher(url.getHost()).matches();
            boolean good = url.getHost() != null
                    && (HTTPS.equals(url.getScheme()) || (HTTP.equals(url.getScheme()) && here))
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && url.getRawUserInfo() == null;
            if (good) {
                return Optional.of(url);
            }
        } catch (URISyntaxException e) {
            // As bad as one that leads nowhere.
        }
        WARNINGS.ignored(realm, text, "must be an https URL without query");
        return Optional.empty();
    }

    private Optional<URI> ofThisMachine() {
        return Optional.of(RequestUrl.of(session))
                .filter(url ->
                        THIS_MACHINE.matcher(RequestHost.of(session).host()).matches());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
