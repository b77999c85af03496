package dev.sallyport.core.selfregistration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.captcha.CaptchaSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@link SelfRegistration} as the object that ThingsBoard's clients know (thingsboard-behaviour §5.3), without ids and
 * without the secret. Reads only what it wrote itself: what comes from outside is checked before it gets here.
 */
public final class SettingsJson {

    public static final String ENABLED = "enabled";
    public static final String TITLE = "title";
    public static final String CAPTCHA = "captcha";
    public static final String FIELDS = "signUpFields";
    public static final String PRIVACY_POLICY = "privacyPolicy";
    public static final String SHOW_PRIVACY_POLICY = "showPrivacyPolicy";
    public static final String TERMS_OF_USE = "termsOfUse";
    public static final String SHOW_TERMS_OF_USE = "showTermsOfUse";
    public static final String ROLES = "roles";
    public static final String GROUPS = "groups";
    public static final String PREFIX = "customerTitlePrefix";
    public static final String CUSTOMER_GROUP = "customerGroupId";
    public static final String DASHBOARD = "defaultDashboard";
    public static final String APPROVAL = "approval";
    public static final String RECIPIENTS = "recipients";

    private static final List<String> OURS = List.of(
            "type",
            "domainId",
            "tenantId",
            ENABLED,
            TITLE,
            CAPTCHA,
            FIELDS,
            SHOW_PRIVACY_POLICY,
            SHOW_TERMS_OF_USE,
            ROLES,
            GROUPS,
            PREFIX,
            CUSTOMER_GROUP,
            DASHBOARD,
            APPROVAL,
            RECIPIENTS);

    private static final ObjectMapper JSON = new JsonMapper();

    private SettingsJson() {}

    public static ObjectNode write(SelfRegistration settings) {
        ObjectNode json = settings.kept().deepCopy();
        json.put(ENABLED, settings.enabled()).put(TITLE, settings.title());
        settings.captcha().ifPresent(captcha -> json.set(CAPTCHA, write(captcha)));
        ArrayNode fields = json.putArray(FIELDS);
        settings.fields()
                .forEach(field -> fields.addObject()
                        .put("id", field.id().name())
                        .put("label", field.label())
                        .put("required", field.required()));
        json.put(SHOW_PRIVACY_POLICY, settings.privacyPolicy().isPresent());
        settings.privacyPolicy().ifPresent(text -> json.put(PRIVACY_POLICY, text));
        json.put(SHOW_TERMS_OF_USE, settings.termsOfUse().isPresent());
        settings.termsOfUse().ifPresent(text -> json.put(TERMS_OF_USE, text));
        write(json, settings.newAccount());
        settings.recipients().forEach(json.putArray(RECIPIENTS)::add);
        return json;
    }

    private static ObjectNode write(CaptchaSettings captcha) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("version", captcha.version().text())
                .put("siteKey", captcha.siteKey())
                .put("logActionName", captcha.action())
                .put("minimumScore", captcha.minimumScore());
        captcha.projectId().ifPresent(id -> json.put("projectId", id));
        return json;
    }

    private static void write(ObjectNode json, NewAccount account) {
        account.roles().forEach(json.putArray(ROLES)::add);
        account.groups().forEach(json.putArray(GROUPS)::add);
        json.put(PREFIX, account.customerTitlePrefix());
        account.customerGroupId().ifPresent(id -> json.put(CUSTOMER_GROUP, id));
        account.defaultDashboardId()
                .ifPresent(id -> json.putObject(DASHBOARD)
                        .put("id", id)
                        .put("fullscreen", account.defaultDashboardFullscreen()));
        json.put(APPROVAL, account.approval());
    }

    static SelfRegistration read(String domainId, String tenantId, String text, Optional<String> secret) {
        ObjectNode json = object(text);
        return new SelfRegistration(
                domainId,
                tenantId,
                json.path(ENABLED).asBoolean(),
                json.path(TITLE).asText(),
                secret.filter(value -> json.has(CAPTCHA)).map(value -> captcha(json.path(CAPTCHA), value)),
                fields(json.path(FIELDS)),
                shown(json, SHOW_PRIVACY_POLICY, PRIVACY_POLICY),
                shown(json, SHOW_TERMS_OF_USE, TERMS_OF_USE),
                account(json),
                texts(json.path(RECIPIENTS)),
                rest(json));
    }

    private static ObjectNode object(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings of a domain that nobody can read", e);
        }
    }

    private static CaptchaSettings captcha(JsonNode json, String secret) {
        return new CaptchaSettings(
                CaptchaSettings.Version.valueOf(json.path("version").asText().toUpperCase(Locale.ROOT)),
                json.path("siteKey").asText(),
                secret,
                text(json, "projectId"),
                json.path("logActionName").asText(),
                json.path("minimumScore").asDouble());
    }

    private static List<SignUpField> fields(JsonNode json) {
        List<SignUpField> fields = new ArrayList<>();
        json.forEach(field -> fields.add(new SignUpField(
                SignUpField.Id.valueOf(field.path("id").asText()),
                field.path("label").asText(),
                field.path("required").asBoolean())));
        return fields;
    }

    private static Optional<String> shown(ObjectNode json, String flag, String text) {
        return text(json, text).filter(html -> json.path(flag).asBoolean());
    }

    private static NewAccount account(ObjectNode json) {
        JsonNode dashboard = json.path(DASHBOARD);
        return new NewAccount(
                texts(json.path(ROLES)),
                texts(json.path(GROUPS)),
                json.path(PREFIX).asText(),
                text(json, CUSTOMER_GROUP),
                text(dashboard, "id"),
                dashboard.path("fullscreen").asBoolean(),
                json.path(APPROVAL).asBoolean());
    }

    /** The members that are not in the settings themselves, ids aside; a text that is not shown is one of them. */
    public static ObjectNode rest(ObjectNode json) {
        ObjectNode rest = json.deepCopy();
        rest.remove(OURS);
        if (json.path(SHOW_PRIVACY_POLICY).asBoolean()) {
            rest.remove(PRIVACY_POLICY);
        }
        if (json.path(SHOW_TERMS_OF_USE).asBoolean()) {
            rest.remove(TERMS_OF_USE);
        }
        return rest;
    }

    private static Optional<String> text(JsonNode json, String member) {
        return Optional.ofNullable(json.path(member).textValue());
    }

    private static List<String> texts(JsonNode json) {
        List<String> texts = new ArrayList<>();
        json.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
