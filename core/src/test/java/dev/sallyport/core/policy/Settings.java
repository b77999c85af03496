package dev.sallyport.core.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The example of thingsboard-behaviour §7.1, and changes of it. */
final class Settings {

    /** As ThingsBoard answers it: no blanks, nulls written out. */
    static final String EXAMPLE = "{\"providers\":[{\"providerType\":\"TOTP\",\"issuerName\":\"ThingsBoard\"},"
            + "{\"providerType\":\"SMS\",\"verificationCodeLifetime\":120,"
            + "\"smsVerificationMessageTemplate\":\"Verification code: ${code}\"},"
            + "{\"providerType\":\"EMAIL\",\"verificationCodeLifetime\":120},"
            + "{\"providerType\":\"BACKUP_CODE\",\"codesQuantity\":10}],"
            + "\"minVerificationCodeSendPeriod\":30,\"verificationCodeCheckRateLimit\":null,"
            + "\"maxVerificationFailuresBeforeUserLockout\":30,\"totalAllowedTimeForVerification\":3600,"
            + "\"enforceTwoFa\":false,\"enforcedUsersFilter\":null}";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Settings() {}

    static PlatformTwoFaSettings read(String json) throws InvalidSettings {
        return SettingsReader.read(json);
    }

    static String written(PlatformTwoFaSettings settings) {
        return SettingsWriter.write(settings).toString();
    }

    /** The example with one member replaced by this JSON. */
    static String with(String field, String json) {
        return object(EXAMPLE).set(field, node(json)).toString();
    }

    /** The example without one member. */
    static String without(String field) {
        return object(EXAMPLE).without(field).toString();
    }

    /** The example with this as its one provider. */
    static String withProvider(String json) {
        return with("providers", "[" + json + "]");
    }

    /** The example, enforced for this filter. */
    static String enforced(String filter) {
        ObjectNode settings = object(EXAMPLE).put("enforceTwoFa", true);
        return settings.set("enforcedUsersFilter", node(filter)).toString();
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) node(json);
    }

    private static JsonNode node(String json) {
        try {
            return JSON.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
