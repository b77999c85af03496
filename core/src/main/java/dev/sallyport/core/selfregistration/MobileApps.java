package dev.sallyport.core.selfregistration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sallyport.core.code.CodeHash;
import dev.sallyport.core.keycloak.Vault;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The mobile apps that people may sign up with: realm attribute {@value #ATTRIBUTE}, an object with a member for each
 * package: {@code {"com.acme.app": {"appSecret": "${vault.app}", "redirect": {"scheme": "acme", "host": "app"}}}}. An
 * attribute that is no such object has no apps, and is warned about once.
 */
public final class MobileApps {

    public static final String ATTRIBUTE = "sallyport.mobile-apps";

    private static final Logger LOG = Logger.getLogger(MobileApps.class);
    private static final ObjectMapper JSON = new JsonMapper();
    private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();

    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]{0,63}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}");

    /** Run, or say what they like, in the browser that is sent there. */
    private static final Set<String> NO_APPS = Set.of("javascript", "data", "file", "vbscript", "blob", "about");

    private final KeycloakSession session;
    private final RealmModel realm;
    private final JsonNode apps;

    public MobileApps(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.apps = read(realm.getAttribute(ATTRIBUTE));
    }

    /** Whether there is such an app and this is its secret. */
    public boolean knows(String pkgName, String appSecret) {
        return Optional.ofNullable(apps.path(pkgName).path("appSecret").textValue())
                .filter(saved -> !saved.isEmpty())
                .flatMap(new Vault(session)::resolve)
                .filter(secret -> CodeHash.same(secret, appSecret))
                .isPresent();
    }

    /** Where the app begins, {@code scheme://host}; empty when there is no such app, or it has no such address. */
    public Optional<String> address(String pkgName) {
        String scheme = apps.path(pkgName).at("/redirect/scheme").asText();
        String host = apps.path(pkgName).at("/redirect/host").asText();
        return SCHEME.matcher(scheme).matches()
                        && !NO_APPS.contains(scheme)
                        && HOST.matcher(host).matches()
                ? Optional.of(scheme + "://" + host)
                : Optional.empty();
    }

    private JsonNode read(String attribute) {
        if (attribute == null) {
            return JSON.createObjectNode();
        }
        try {
            JsonNode json = JSON.readTree(attribute);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            // Its text would quote secrets.
        }
        if (WARNED.add(realm.getId())) {
            LOG.warnf("Realm '%s': attribute %s is not a JSON object: there are no apps", realm.getName(), ATTRIBUTE);
        }
        return JSON.createObjectNode();
    }
}
