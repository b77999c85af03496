package dev.sallyport.rest.signup;

import dev.sallyport.rest.error.ApiError;
import org.keycloak.models.KeycloakSession;

/** The code of a link, as a parameter of the query. */
final class EmailCode {

    private EmailCode() {}

    /** Ends the call when there is none. Read by hand: a parameter without a value would be injected like none at all. */
    static String required(KeycloakSession session) {
        String parameter = session.getContext().getUri().getQueryParameters().getFirst("emailCode");
        if (parameter == null) {
            throw ApiError.BAD_REQUEST_PARAMS.because(
                    "Required request parameter 'emailCode' for method parameter type String is not present");
        }
        if (parameter.isEmpty()) {
            throw ApiError.BAD_REQUEST_PARAMS.because("Incorrect emailCode ");
        }
        return parameter;
    }
}
