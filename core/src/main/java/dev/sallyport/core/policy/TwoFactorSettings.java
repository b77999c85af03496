package dev.sallyport.core.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.models.RealmModel;

/**
 * Where a realm keeps its {@link PlatformTwoFaSettings}: one realm attribute with ThingsBoard's JSON, so that realm
 * files, keycloak-config-cli and Terraform can carry them.
 */
public final class TwoFactorSettings {

    /** Name of the realm attribute. */
    public static final String ATTRIBUTE = "sallyport.two-factor.settings";

    private static final AttributeWarnings WARNINGS = new AttributeWarnings(TwoFactorSettings.class, ATTRIBUTE);

    private static final Pattern ENFORCED = Pattern.compile("\"enforceTwoFa\"\\s*:\\s*true");

    private final RealmModel realm;

    public TwoFactorSettings(RealmModel realm) {
        this.realm = realm;
    }

    /**
     * What was saved; empty when nobody ever saved anything, or when the attribute was edited by hand into something
     * unreadable.
     */
    public Optional<PlatformTwoFaSettings> saved() {
        return attribute().flatMap(this::read);
    }

    /**
     * What holds: what was saved, else {@link PlatformTwoFaSettings#defaults}. An unreadable attribute never widens
     * security: whoever has a factor of any kind is asked for it, and where it says that a second factor is enforced,
     * everybody is obliged until somebody mends it.
     */
    public PlatformTwoFaSettings effective() {
        Optional<String> json = attribute();
        return json.isEmpty()
                ? PlatformTwoFaSettings.defaults(issuerName())
                : read(json.get()).orElseGet(() -> unreadable(json.get()));
    }

    private PlatformTwoFaSettings unreadable(String json) {
        PlatformTwoFaSettings everything = PlatformTwoFaSettings.ofEverything(issuerName());
        return ENFORCED.matcher(json).find() ? everything.enforcedForAll() : everything;
    }

    /**
     * Saves ThingsBoard's JSON.
     *
     * @param names what there is in the realm; who is obliged may be named by nothing else
     * @return what was saved
     * @throws InvalidSettings when it breaks a rule; nothing is saved then
     */
    public PlatformTwoFaSettings save(String json, KnownNames names) throws InvalidSettings {
        PlatformTwoFaSettings settings = SettingsReader.read(json, names);
        realm.setAttribute(ATTRIBUTE, SettingsWriter.write(settings).toString());
        return settings;
    }

    /** ThingsBoard's JSON, absent values as null. */
    public static ObjectNode toJson(PlatformTwoFaSettings settings) {
        return SettingsWriter.write(settings);
    }

    private Optional<String> attribute() {
        return Optional.ofNullable(realm.getAttribute(ATTRIBUTE)).filter(json -> !json.isBlank());
    }

    private Optional<PlatformTwoFaSettings> read(String json) {
        try {
            return Optional.of(SettingsReader.read(json));
        } catch (InvalidSettings e) {
            WARNINGS.ignored(realm, json, e.getMessage());
            return Optional.empty();
        }
    }

    private String issuerName() {
        String name = realm.getDisplayName();
        return name == null || name.isBlank() ? realm.getName() : name;
    }
}
