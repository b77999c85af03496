package dev.sallyport.core.policy;

import java.util.Optional;
import org.keycloak.models.RealmModel;

/** Where a realm keeps its {@link SentCodeSettings}: one realm attribute with JSON, as {@link TwoFactorSettings}. */
public final class SentCodePolicy {

    /** Name of the realm attribute. */
    public static final String ATTRIBUTE = "sallyport.sent-codes.settings";

    private static final AttributeWarnings WARNINGS = new AttributeWarnings(SentCodePolicy.class, ATTRIBUTE);

    private final RealmModel realm;

    public SentCodePolicy(RealmModel realm) {
        this.realm = realm;
    }

    /** What was saved. Where the attribute was edited, what is wrong in it does not count, and is logged once. */
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
            SentCodeSettingsReader.Understood understood = SentCodeSettingsReader.understand(json);
            understood.violations().ifPresent(problem -> WARNINGS.partlyIgnored(realm, json, problem));
            return Optional.of(understood.settings());
        } catch (InvalidSettings e) {
            WARNINGS.partlyIgnored(realm, json, e.getMessage());
            return Optional.empty();
        }
    }
}
