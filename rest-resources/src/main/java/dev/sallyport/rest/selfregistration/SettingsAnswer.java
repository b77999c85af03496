package dev.sallyport.rest.selfregistration;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.captcha.CaptchaSettings;
import dev.sallyport.core.selfregistration.SelfRegistration;
import dev.sallyport.core.selfregistration.SettingsJson;
import dev.sallyport.rest.http.EntityId;
import java.util.Optional;

/** {@link SelfRegistration} as clients see it: administrators all but the secret, everybody what the page needs. */
final class SettingsAnswer {

    private SettingsAnswer() {}

    static ObjectNode of(SelfRegistration settings) {
        ObjectNode json = SettingsJson.write(settings).put("type", "WEB");
        json.set("domainId", EntityId.of("DOMAIN", settings.domainId()));
        json.set("tenantId", EntityId.of("TENANT", settings.tenantId()));
        return json;
    }

    /** What a sign-up page is made of. */
    static ObjectNode forEverybody(SelfRegistration settings) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put(SettingsJson.TITLE, settings.title());
        json.set(SettingsJson.CAPTCHA, captcha(settings.captcha()));
        ArrayNode fields = json.putArray(SettingsJson.FIELDS);
        settings.fields()
                .forEach(field -> fields.addObject()
                        .put("id", field.id().name())
                        .put("label", field.label())
                        .put("required", field.required()));
        return json.put(
                        SettingsJson.SHOW_PRIVACY_POLICY,
                        settings.privacyPolicy().isPresent())
                .put(SettingsJson.SHOW_TERMS_OF_USE, settings.termsOfUse().isPresent());
    }

    /** The contract's {@code CaptchaClientParams}; nulls where there is none. */
    static ObjectNode captcha(Optional<CaptchaSettings> captcha) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("captchaSiteKey", captcha.map(CaptchaSettings::siteKey).orElse(null))
                .put("captchaVersion", captcha.map(one -> one.version().text()).orElse(null))
                .put("captchaAction", captcha.map(CaptchaSettings::action).orElse(null));
    }
}
