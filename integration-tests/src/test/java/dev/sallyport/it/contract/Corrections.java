package dev.sallyport.it.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the OpenAPI file is known to differ from what ThingsBoard sends, with the section of
 * {@code thingsboard-behaviour.md} that says so. Nothing else is bent.
 */
final class Corrections {

    /** §7.2, §7.4: an empty body when nothing was ever saved. */
    private static final Set<String> MAY_BE_EMPTY = Set.of("GET /api/2fa/settings", "GET /api/2fa/account/settings");

    /** §1.1: these errors have no body. */
    private static final Set<String> ERRORS_WITHOUT_BODY = Set.of(
            "409 GET /api/noauth/activate",
            "409 GET /api/noauth/activateEmail",
            "409 GET /api/noauth/resetPassword",
            "429 GET /api/noauth/resetPassword");

    /** §9.2: JSON that is announced as text, unless JSON was asked for. */
    private static final Set<String> MAY_BE_TEXT = Set.of("GET /api/oauth2/loginProcessingUrl");

    /** §4.11, §2.3: operations that ThingsBoard has and the file has not; and some of our own. Their tests say what they answer. */
    private static final Set<String> UNDOCUMENTED = Set.of(
            "GET /api/admin/securitySettings",
            "POST /api/admin/securitySettings",
            "GET /api/admin/jwtSettings",
            "POST /api/admin/jwtSettings",
            "POST /api/apiKey/revoke",
            "POST /api/noauth/oauth2/token",
            "GET /api/oauth2/client/list",
            "POST /api/apiKey/{id}/rotate",
            // §5.2, §5.3: what PE has besides.
            "GET /api/selfRegistration/selfRegistrationParams",
            "POST /api/selfRegistration/selfRegistrationParams",
            "DELETE /api/selfRegistration/selfRegistrationParams",
            "GET /api/noauth/selfRegistration/signUpSelfRegistrationParams",
            "GET /api/noauth/selfRegistration/privacyPolicy",
            "GET /api/noauth/selfRegistration/termsOfUse",
            "GET /api/signup/termsOfUseAccepted",
            "POST /api/signup/acceptTermsOfUse");

    private static final String ID = "/[0-9a-f-]{36}(?=/|$)";

    /** §7.1, §7.3: the values of the discriminator, which the file leaves open. */
    private static final Map<String, String> PROVIDER_TYPES =
            Map.of("Totp", "TOTP", "Sms", "SMS", "Email", "EMAIL", "BackupCode", "BACKUP_CODE");

    private Corrections() {}

    static boolean mayBeEmpty(Operation operation) {
        return MAY_BE_EMPTY.contains(operation.toString());
    }

    static boolean mayBeText(String operation) {
        return MAY_BE_TEXT.contains(operation);
    }

    static boolean isUndocumented(String operation) {
        return UNDOCUMENTED.contains(operation.replaceFirst(ID, "/{id}"));
    }

    static boolean errorMayBeEmpty(int status, String operation) {
        return ERRORS_WITHOUT_BODY.contains(status + " " + operation);
    }

    static void apply(ObjectNode schemas) {
        // §14, §3.1: answers that ask for a second factor have token and scope only.
        notRequired(schemas, "LoginResponse", "refreshToken");
        properties(schemas, "LoginResponse")
                .putObject("scope")
                .put("type", "string")
                .putArray("enum")
                .add("PRE_VERIFICATION_TOKEN")
                .add("MFA_CONFIGURATION_TOKEN");
        // §14, §7.3: null in all answers but that of generate.
        notRequired(schemas, "BackupCodeTwoFaAccountConfig", "codes");
        // §7.6: generate proposes no number.
        notRequired(schemas, "SmsTwoFaAccountConfig", "phoneNumber");
        // §14: null on update; optional.
        notRequired(schemas, "ApiKey", "value");
        limitsOfKeys(schemas, "ApiKey");
        limitsOfKeys(schemas, "ApiKeyInfo");
        notRequired(schemas, "OAuth2Client", "additionalInfo");
        // §9.1: a mapper without a type is taken; nobody can log in then.
        notRequired(schemas, "OAuth2MapperConfig", "type");
        lookOfDomains(schemas, "Domain");
        lookOfDomains(schemas, "DomainInfo");
        PROVIDER_TYPES.forEach((prefix, type) -> {
            fixType(schemas, prefix + "TwoFaAccountConfig", type);
            fixType(schemas, prefix + "TwoFaProviderConfig", type);
        });
        errorsAreComplete(schemas);
    }

    /** Ours: what a key may do less than its owner, and when it was used (rest-resources/README, "API keys"). */
    private static void limitsOfKeys(ObjectNode schemas, String name) {
        ObjectNode properties = properties(schemas, name);
        List.of("keyId", "lastFour", "lastUsedAddress", "authority", "rateLimit")
                .forEach(member -> properties.putObject(member).put("type", "string"));
        properties.putObject("lastUsedTime").put("type", "integer");
        properties.putObject("readOnly").put("type", "boolean");
        properties.putObject("networks").put("type", "array").putObject("items").put("type", "string");
    }

    /** Ours: what else is different on a domain (rest-resources/README, "Domains"). */
    private static void lookOfDomains(ObjectNode schemas, String name) {
        ObjectNode properties = properties(schemas, name);
        properties.putObject("loginTheme").put("type", "string");
        properties.putObject("isolatedTenantId").put("type", "object");
        properties.putObject("signUp").put("type", "boolean");
    }

    /** §1.1: every error has all four fields; the file requires none. */
    private static void errorsAreComplete(ObjectNode schemas) {
        for (String error : Set.of("ThingsboardErrorResponse", "ThingsboardCredentialsExpiredResponse")) {
            ArrayNode required = ((ObjectNode) schemas.path(error)).putArray("required");
            properties(schemas, error).fieldNames().forEachRemaining(required::add);
        }
    }

    private static void fixType(ObjectNode schemas, String name, String type) {
        ObjectNode own = (ObjectNode) schemas.path(name).path("allOf").path(1);
        own.withObject("/properties").putObject("providerType").put("const", type);
    }

    private static ObjectNode properties(ObjectNode schemas, String name) {
        return (ObjectNode) schemas.path(name).path("properties");
    }

    private static void notRequired(ObjectNode schemas, String name, String field) {
        ArrayNode required = (ArrayNode) schemas.path(name).path("required");
        for (int i = required.size() - 1; i >= 0; i--) {
            JsonNode element = required.get(i);
            if (element.asText().equals(field)) {
                required.remove(i);
            }
        }
    }
}
