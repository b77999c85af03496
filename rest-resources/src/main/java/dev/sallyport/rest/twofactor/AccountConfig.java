package dev.sallyport.rest.twofactor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.policy.Factor;
import dev.sallyport.core.totp.OtpAuthUri;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.error.ApiException;
import dev.sallyport.rest.http.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * An account configuration as a client sends it.
 *
 * @param factor       its kind
 * @param useByDefault whether it shall be asked for first
 * @param authUrl      TOTP only, well-formed
 * @param codes        BACKUP_CODE only, not empty
 */
record AccountConfig(Factor factor, boolean useByDefault, String authUrl, List<String> codes) {

    static AccountConfig read(String body) {
        ObjectNode json = Json.object(body);
        Factor factor = Factor.named(String.valueOf(Json.text(json, "providerType")))
                .orElseThrow(() -> ApiError.BAD_REQUEST_PARAMS.because(
                        "JSON parse error: providerType must be one of TOTP, SMS, EMAIL, BACKUP_CODE"));
        boolean useByDefault = Json.flag(json, "useByDefault");
        return switch (factor) {
            case TOTP -> new AccountConfig(factor, useByDefault, authUrl(json), List.of());
            case BACKUP_CODE -> new AccountConfig(factor, useByDefault, "", codes(json));
            case SMS, EMAIL -> new AccountConfig(factor, useByDefault, "", List.of());
        };
    }

    private static String authUrl(ObjectNode json) {
        String authUrl = Json.text(json, "authUrl");
        if (authUrl == null || authUrl.isBlank()) {
            throw invalid("authUrl must not be blank");
        }
        if (!OtpAuthUri.isWellFormed(authUrl)) {
            throw invalid("authUrl is invalid");
        }
        return authUrl;
    }

    private static List<String> codes(ObjectNode json) {
        JsonNode array = json.path("codes");
        List<String> codes = new ArrayList<>();
        array.forEach(code -> codes.add(code.asText()));
        if (!array.isArray() || codes.isEmpty()) {
            throw invalid("codes must not be empty");
        }
        return codes;
    }

    static ApiException invalid(String violation) {
        return ApiError.BAD_REQUEST_PARAMS.because("Validation error: " + violation);
    }

    @Override
    public String toString() {
        return "AccountConfig[" + factor + ", ***]";
    }
}
