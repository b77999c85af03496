package dev.sallyport.rest.http;

import dev.sallyport.core.policy.Factor;
import dev.sallyport.rest.error.ApiError;

/** Query parameters, read by hand for ThingsBoard's messages. */
public final class Parameters {

    private Parameters() {}

    /** A required text. */
    public static String required(String name, String value) {
        if (value == null) {
            throw ApiError.BAD_REQUEST_PARAMS.because(
                    "Required request parameter '" + name + "' for method parameter type String is not present");
        }
        return value;
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
