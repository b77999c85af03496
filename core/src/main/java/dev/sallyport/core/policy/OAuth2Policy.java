package dev.sallyport.core.policy;

import java.util.Optional;
import org.keycloak.models.RealmModel;

/** Where a realm keeps its {@link OAuth2Settings}, as JSON in one attribute. */
public final class OAuth2Policy {

    /** Name of the realm attribute with the settings. */
    public static final String ATTRIBUTE = "sallyport.oauth2.settings";

    private static final AttributeWarnings WARNINGS = new AttributeWarnings(OAuth2Policy.class, ATTRIBUTE);

    private final RealmModel realm;

    public OAuth2Policy(RealmModel realm) {
        this.realm = realm;
    }

    /** What was saved; the defaults where the attribute was edited into something unreadable, which is logged once. */
    public OAuth2Settings settings() {
        return Optional.ofNullable(realm.getAttribute(ATTRIBUTE))
                .filter(json -> !json.isBlank())
                .map(this::read)
                .orElse(OAuth2Settings.DEFAULT);
    }

    /**
     * Saves JSON; absent members get their defaults.
     *
     * @return what was saved
     * @throws InvalidSettings when it breaks a rule; nothing is saved then
     */
    public OAuth2Settings save(String json) throws InvalidSettings {
        OAuth2Settings settings = OAuth2SettingsReader.read(json);
        realm.setAttribute(ATTRIBUTE, settings.toJson().toString());
        return settings;
    }

    private OAuth2Settings read(String json) {
        try {
            return OAuth2SettingsReader.read(json);
        } catch (InvalidSettings e) {
            WARNINGS.ignored(realm, json, e.getMessage());
            return OAuth2Settings.DEFAULT;
        }
    }
}
