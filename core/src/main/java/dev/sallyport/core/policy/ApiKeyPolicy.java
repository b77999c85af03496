package dev.sallyport.core.policy;

import java.util.Optional;
import org.keycloak.models.RealmModel;

/** Where a realm keeps its {@link ApiKeySettings}, as JSON in one attribute. */
public final class ApiKeyPolicy {

    /** Name of the realm attribute with the settings. */
    public static final String ATTRIBUTE = "sallyport.api-key.settings";

    private static final AttributeWarnings WARNINGS = new AttributeWarnings(ApiKeyPolicy.class, ATTRIBUTE);

    private final RealmModel realm;

    public ApiKeyPolicy(RealmModel realm) {
        this.realm = realm;
    }

    /** What was saved; the defaults where the attribute was edited into something unreadable, which is logged once. */
    public ApiKeySettings settings() {
        return Optional.ofNullable(realm.getAttribute(ATTRIBUTE))
                .filter(json -> !json.isBlank())
                .map(this::read)
                .orElse(ApiKeySettings.DEFAULT);
    }

    /**
     * Saves JSON; absent members get their defaults.
     *
     * @return what was saved
     * @throws InvalidSettings when it breaks a rule; nothing is saved then
     */
    public ApiKeySettings save(String json) throws InvalidSettings {
        ApiKeySettings settings = ApiKeySettingsReader.read(json);
        realm.setAttribute(ATTRIBUTE, settings.toJson().toString());
        return settings;
    }

    private ApiKeySettings read(String json) {
        try {
            return ApiKeySettingsReader.read(json);
        } catch (InvalidSettings e) {
            WARNINGS.ignored(realm, json, e.getMessage());
            return ApiKeySettings.DEFAULT;
        }
    }
}
