package dev.sallyport.rest.twofactor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.phone.PhoneNumber;
import dev.sallyport.core.policy.Factor;
import dev.sallyport.core.sentcode.Channel;
import dev.sallyport.core.sentcode.Destination;
import dev.sallyport.core.totp.OtpAuthUri;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.error.ApiException;
import dev.sallyport.rest.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.utils.EmailValidationUtil;

/**
 * An account configuration as a client sends it.
 *
 * @param factor       its kind
 * @param useByDefault whether it shall be asked for first
 * @param authUrl      TOTP only, well-formed
 * @param codes        BACKUP_CODE only, not empty
 * @param destination  SMS and EMAIL only, well-formed
 */
record AccountConfig(
        Factor factor, boolean useByDefault, String authUrl, List<String> codes, Optional<Destination> destination) {

    private static final int LONGEST_ADDRESS = 255;

    static AccountConfig read(String body) {
        ObjectNode json = Json.object(body);
        Factor factor = Factor.named(String.valueOf(Json.text(json, "providerType")))
                .orElseThrow(() -> ApiError.BAD_REQUEST_PARAMS.because(
                        "JSON parse error: providerType must be one of TOTP, SMS, EMAIL, BACKUP_CODE"));
        boolean useByDefault = Json.flag(json, "useByDefault");
        return switch (factor) {
            case TOTP -> new AccountConfig(factor, useByDefault, authUrl(json), List.of(), Optional.empty());
            case BACKUP_CODE -> new AccountConfig(factor, useByDefault, "", codes(json), Optional.empty());
            case SMS -> new AccountConfig(factor, useByDefault, "", List.of(), Optional.of(phoneNumber(json)));
            case EMAIL -> new AccountConfig(factor, useByDefault, "", List.of(), Optional.of(email(json)));
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

    private static Destination phoneNumber(ObjectNode json) {
        String number = Json.text(json, "phoneNumber");
        boolean blank = number == null || number.isBlank();
        boolean malformed = number != null && PhoneNumber.ofE164(number).isEmpty();
        require(malformed, "phoneNumber is not of E.164 format", blank, "phoneNumber must not be blank");
        return new Destination(Channel.SMS, number);
    }

    private static Destination email(ObjectNode json) {
        String address = Json.text(json, "email");
        boolean blank = address == null || address.isBlank();
        boolean malformed = address != null
                && !address.isEmpty()
                && (address.length() > LONGEST_ADDRESS || !EmailValidationUtil.isValidEmail(address));
        require(malformed, "email must be a well-formed email address", blank, "email must not be blank");
        return new Destination(Channel.EMAIL, address);
    }

    /** All that is wrong in one message, sorted as ThingsBoard does. */
    private static void require(boolean malformed, String form, boolean blank, String presence) {
        List<String> violations = new ArrayList<>();
        if (malformed) {
            violations.add(form);
        }
        if (blank) {
            violations.add(presence);
        }
        if (!violations.isEmpty()) {
            violations.sort(null);
            throw invalid(String.join(", ", violations));
        }
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
