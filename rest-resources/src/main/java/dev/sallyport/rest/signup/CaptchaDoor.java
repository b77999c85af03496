package dev.sallyport.rest.signup;

import dev.sallyport.core.selfregistration.SelfRegistration;
import dev.sallyport.rest.error.ApiError;
import java.util.Optional;

/** The captcha of a domain, before anything else is looked at. */
final class CaptchaDoor {

    private CaptchaDoor() {}

    /**
     * Ends the call where the domain asks for a captcha: responses cannot be verified here, and nobody is let through
     * unverified.
     */
    static void require(SelfRegistration settings, Optional<String> response) {
        if (settings.captcha().isPresent()) {
            throw ApiError.BAD_REQUEST_PARAMS.because(
                    response.isEmpty()
                            ? "Captcha response is missing"
                            : "Captcha could not be verified, try again later");
        }
    }
}
