package dev.sallyport.rest.selfregistration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.selfregistration.NewAccount;
import dev.sallyport.core.selfregistration.RichText;
import dev.sallyport.core.selfregistration.SelfRegistration;
import dev.sallyport.core.selfregistration.SettingsJson;
import dev.sallyport.rest.http.Fields;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;

/**
 * What a client says about signing up on a domain (thingsboard-behaviour §5.3). Everything that is wrong with it is said at
 * once.
 */
public final class SettingsBody {

    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_PREFIX = 100;
    private static final int LONGEST_REST = 64_000;
    private static final int MOST_RECIPIENTS = 50;
    private static final String DASHBOARD = SettingsJson.DASHBOARD;

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern ADDRESS =
            Pattern.compile("[\\p{L}\\p{N}_!#$%&'*+/=?`{|}~^.-]{1,64}@[\\p{L}\\p{N}.-]{1,180}\\.\\p{L}{2,60}");

    private final ObjectNode json;
    private final Fields fields;
    private final Optional<SelfRegistration> before;

    /** Whose page it is, and whose users people become there. */
    public record Place(String domainId, String tenantId) {}

    /** @param before what the domain has now */
    SettingsBody(ObjectNode json, Optional<SelfRegistration> before) {
        this.json = json;
        this.fields = new Fields(json);
        this.before = before;
    }

    /** What a realm's file says, which can choose whatever a system administrator can. Ends the call when anything is wrong. */
    public static SelfRegistration ofFile(
            KeycloakSession session, ObjectNode json, Place place, Optional<SelfRegistration> before) {
        Grants grants = new Grants(session, session.getContext().getRealm(), true);
        return new SettingsBody(json, before).read(place.domainId(), place.tenantId(), grants);
    }

    /** Ends the call when anything is wrong. */
    SelfRegistration read(String domainId, String tenantId, Grants grants) {
        SelfRegistration settings = new SelfRegistration(
                domainId,
                tenantId,
                fields.flag(SettingsJson.ENABLED, true),
                fields.textAsItCame(SettingsJson.TITLE, SelfRegistration.LONGEST_TITLE)
                        .orElse(""),
                new CaptchaBody(fields, before.flatMap(SelfRegistration::captcha)).read(),
                new SignUpFields(fields).read(),
                shown(SettingsJson.SHOW_PRIVACY_POLICY, SettingsJson.PRIVACY_POLICY),
                shown(SettingsJson.SHOW_TERMS_OF_USE, SettingsJson.TERMS_OF_USE),
                account(grants),
                recipients(),
                rest());
        fields.requireNoViolation();
        return settings;
    }

    private Optional<String> shown(String flag, String text) {
        boolean show = fields.flag(flag, false);
        Optional<String> html = fields.textAsItCame(text, LONGEST_TEXT).map(RichText::safe);
        if (show && html.filter(safe -> !safe.isBlank()).isEmpty()) {
            fields.reject(text, "must not be blank");
        }
        return html.filter(safe -> show);
    }

    private NewAccount account(Grants grants) {
        Optional<NewAccount> former = before.map(SelfRegistration::newAccount);
        List<String> roles = new TextList(fields, SettingsJson.ROLES).read();
        List<String> groups = new TextList(fields, SettingsJson.GROUPS).read();
        grants.judgeRoles(fields, roles, former.map(NewAccount::roles).orElse(List.of()));
        grants.judgeGroups(fields, groups, former.map(NewAccount::groups).orElse(List.of()));
        Fields dashboard = fields.has(DASHBOARD) ? fields.object(DASHBOARD) : null;
        return new NewAccount(
                roles,
                groups,
                fields.textAsItCame(SettingsJson.PREFIX, LONGEST_PREFIX).orElse(""),
                uuid(fields, SettingsJson.CUSTOMER_GROUP),
                dashboard == null ? Optional.empty() : uuid(dashboard, "id"),
                dashboard != null && dashboard.flag("fullscreen", false),
                fields.flag(SettingsJson.APPROVAL, false));
    }

    private static Optional<String> uuid(Fields fields, String field) {
        Optional<String> id = fields.text(field);
        if (id.filter(text -> !UUID.matcher(text).matches()).isPresent()) {
            fields.reject(field, "must be a UUID");
        }
        return id;
    }

    private List<String> recipients() {
        List<String> recipients = new TextList(fields, SettingsJson.RECIPIENTS).read();
        if (recipients.size() > MOST_RECIPIENTS
                || !recipients.stream().allMatch(text -> ADDRESS.matcher(text).matches())) {
            fields.reject(
                    SettingsJson.RECIPIENTS, "must be a list of at most " + MOST_RECIPIENTS + " e-mail addresses");
        }
        return recipients;
    }

    /** What means nothing here is kept as it came; a text that is not shown is kept, too. */
    private ObjectNode rest() {
        ObjectNode rest = SettingsJson.rest(json);
        for (String text : List.of(SettingsJson.PRIVACY_POLICY, SettingsJson.TERMS_OF_USE)) {
            if (rest.path(text).isTextual()) {
                rest.put(text, RichText.safe(rest.path(text).asText()));
            }
        }
        if (rest.toString().length() > LONGEST_REST + 2 * LONGEST_TEXT) {
            fields.reject("permissions", "and other members must be shorter than " + LONGEST_REST + " characters");
        }
        return rest;
    }
}
