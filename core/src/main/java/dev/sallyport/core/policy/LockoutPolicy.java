package dev.sallyport.core.policy;

import java.util.Optional;
import org.keycloak.models.RealmModel;

/** Where a realm keeps its {@link LockoutSettings}, as JSON in one attribute. */
public final class LockoutPolicy {

    /** Name of the realm attribute with the settings. */
    public static final String ATTRIBUTE = "sallyport.lockout.settings";

    private static final AttributeWarnings WARNINGS = new AttributeWarnings(LockoutPolicy.class, ATTRIBUTE);

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
            WARNINGS.ignored(realm, json, e.getMessage());
            return LockoutSettings.DEFAULT;
        }
    }
}
