package dev.sallyport.core.policy;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.models.RealmModel;

/** Where a realm keeps its {@link LockoutSettings}, as JSON in one attribute. */
public final class LockoutPolicy {

    /** Name of the realm attribute with the settings. */
    public static final String ATTRIBUTE = "sallyport.lockout.settings";

    private static final Logger LOG = Logger.getLogger(LockoutPolicy.class);
    private static final Map<String, String> WARNED = new ConcurrentHashMap<>();

    private final RealmModel realm;

    public LockoutPolicy(RealmModel realm) {
        this.realm = realm;
    }

    /** What was saved; the defaults where the attribute was edited into something unreadable, which is logged once. */
    public LockoutSettings settings() {
        return Optional.ofNullable(realm.getAttribute(ATTRIBUTE))
                .filter(json -> !json.isBlank())
                .map(this::read)
                .orElse(LockoutSettings.DEFAULT);
    }

    /**
     * Saves JSON; absent members get their defaults.
     *
     * @return what was saved
     * @throws InvalidSettings when it breaks a rule; nothing is saved then
     */
    public LockoutSettings save(String json) throws InvalidSettings {
        LockoutSettings settings = LockoutSettingsReader.read(json);
        realm.setAttribute(ATTRIBUTE, settings.toJson().toString());
        return settings;
    }

    private LockoutSettings read(String json) {
        try {
            return LockoutSettingsReader.read(json);
        } catch (InvalidSettings e) {
            if (!json.equals(WARNED.put(realm.getId(), json))) {
                LOG.warnf("Realm '%s': attribute %s is ignored: %s", realm.getName(), ATTRIBUTE, e.getMessage());
            }
            return LockoutSettings.DEFAULT;
        }
    }
}
