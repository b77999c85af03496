package dev.sallyport.core.policy;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.models.RealmModel;

/** Where a realm keeps its {@link SentCodeSettings}: one realm attribute with JSON, as {@link TwoFactorSettings}. */
public final class SentCodePolicy {

    /** Name of the realm attribute. */
    public static final String ATTRIBUTE = "sallyport.sent-codes.settings";

    private static final Logger LOG = Logger.getLogger(SentCodePolicy.class);
    private static final Map<String, String> WARNED = new ConcurrentHashMap<>();

    private final RealmModel realm;

    public SentCodePolicy(RealmModel realm) {
        this.realm = realm;
    }

    /** What was saved; the defaults where nothing was, or where the attribute was edited into something unreadable. */
    public SentCodeSettings settings() {
        return Optional.ofNullable(realm.getAttribute(ATTRIBUTE))
                .filter(json -> !json.isBlank())
                .flatMap(this::read)
                .orElse(SentCodeSettings.DEFAULT);
    }

    /**
     * Saves JSON; absent members get their defaults.
     *
     * @return what was saved
     * @throws InvalidSettings when it breaks a rule; nothing is saved then
     */
    public SentCodeSettings save(String json) throws InvalidSettings {
        SentCodeSettings settings = SentCodeSettingsReader.read(json);
        realm.setAttribute(ATTRIBUTE, settings.toJson().toString());
        return settings;
    }

    private Optional<SentCodeSettings> read(String json) {
        try {
            return Optional.of(SentCodeSettingsReader.read(json));
        } catch (InvalidSettings e) {
            if (!json.equals(WARNED.put(realm.getId(), json))) {
                LOG.warnf("Realm '%s': attribute %s is ignored: %s", realm.getName(), ATTRIBUTE, e.getMessage());
            }
            return Optional.empty();
        }
    }
}
