package dev.sallyport.core.policy;

import java.util.Optional;
import org.keycloak.models.RealmModel;

/** Where a realm keeps its {@link CaptchaServers}, as JSON in one attribute. */
public final class CaptchaPolicy {

    /** Name of the realm attribute with the settings. */
    public static final String ATTRIBUTE = "sallyport.captcha.settings";

    private static final AttributeWarnings WARNINGS = new AttributeWarnings(CaptchaPolicy.class, ATTRIBUTE);

    private final RealmModel realm;

    public CaptchaPolicy(RealmModel realm) {
        this.realm = realm;
    }

    /** What was saved; the defaults where the attribute was edited into something unreadable, which is logged once. */
    public CaptchaServers servers() {
        return Optional.ofNullable(realm.getAttribute(ATTRIBUTE))
                .filter(json -> !json.isBlank())
                .map(this::read)
                .orElse(CaptchaServers.DEFAULT);
    }

    /**
     * Saves JSON; absent members get their defaults.
     *
     * @return what was saved
     * @throws InvalidSettings when it breaks a rule; nothing is saved then
     */
    public CaptchaServers save(String json) throws InvalidSettings {
        CaptchaServers servers = CaptchaServersReader.read(json);
        realm.setAttribute(ATTRIBUTE, servers.toJson().toString());
        return servers;
    }

    private CaptchaServers read(String json) {
        try {
            return CaptchaServersReader.read(json);
        } catch (InvalidSettings e) {
            WARNINGS.ignored(realm, json, e.getMessage());
            return CaptchaServers.DEFAULT;
        }
    }
}
