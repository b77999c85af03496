package dev.sallyport.rest.http;

import dev.sallyport.core.policy.Factor;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.error.ApiException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Query parameters, read by hand for ThingsBoard's messages. */
public final class Parameters {

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Parameters() {}

    /** A required text. */
    public static String required(String name, String value) {
        if (value == null) {
            throw ApiError.BAD_REQUEST_PARAMS.because(
                    "Required request parameter '" + name + "' for method parameter type String is not present");
        }
        return value;
    }

    /** The answer to a value that cannot be what the parameter is (thingsboard-behaviour §1.4). */
    static ApiException unconvertible(String name, String type, String why) {
        return ApiError.BAD_REQUEST_PARAMS.because("Method parameter '" + name
                + "': Failed to convert value of type 'java.lang.String' to required type '" + type + "'; " + why);
    }

    /** A UUID in a path that ThingsBoard reads as text. */
    public static String uuid(String value) {
        if (!UUID.matcher(value).matches()) {
            throw ApiError.BAD_REQUEST_PARAMS.because("Invalid UUID string: " + value);
        }
        return value.toLowerCase(Locale.ROOT);
    }

    /** A UUID in a path. */
    public static String uuid(String name, String value) {
        return uuid(name, "java.util.UUID", value);
    }

    /** UUIDs in a query, joined by commas or each in a parameter of its own; each once, in their order. */
    public static List<String> uuids(String name, List<String> values) {
        return values.stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(value -> uuid(name, "java.util.UUID[]", value))
                .distinct()
                .toList();
    }

    private static String uuid(String name, String type, String value) {
        if (!UUID.matcher(value).matches()) {
            throw unconvertible(name, type, "Invalid UUID string: " + value);
        }
        return value.toLowerCase(Locale.ROOT);
    }

    /** A boolean in a path, in any of the spellings that ThingsBoard takes. */
    public static boolean flag(String name, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "on", "yes", "1" -> true;
            case "false", "off", "no", "0" -> false;
            default -> throw unconvertible(name, "java.lang.Boolean", "Invalid boolean value [" + value + "]");
        };
    }

    /** A required provider type, by its exact name. */
    public static Factor factor(String value) {
        if (value == null || value.isEmpty()) {
            throw ApiError.BAD_REQUEST_PARAMS.because(
                    "Required request parameter 'providerType' for method parameter type TwoFaProviderType is not present");
        }
        return Factor.named(value)
                .orElseThrow(
                        () -> ApiError.BAD_REQUEST_PARAMS.because("Method parameter 'providerType': Failed to convert"
                                + " value of type 'java.lang.String' to required type 'TwoFaProviderType'; Failed to convert for"
                                + " value [" + value + "]"));
    }
}
