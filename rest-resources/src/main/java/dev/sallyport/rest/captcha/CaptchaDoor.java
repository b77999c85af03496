package dev.sallyport.rest.captcha;

import dev.sallyport.core.captcha.Captcha;
import dev.sallyport.core.captcha.CaptchaVerdict;
import dev.sallyport.core.keycloak.RequestHost;
import dev.sallyport.core.selfregistration.SelfRegistration;
import dev.sallyport.rest.error.ApiError;
import org.keycloak.models.KeycloakSession;

/** The captcha of a domain, before anything else is looked at. */
public final class CaptchaDoor {

    private CaptchaDoor() {}

    /**
     * Ends the call where the domain asks for a captcha and there is none, or not a good one.
     *
     * @param response null when there was none
     */
    public static void require(KeycloakSession session, SelfRegistration settings, String response) {
        CaptchaVerdict verdict = settings.captcha()
                .map(captcha -> new Captcha(session, session.getContext().getRealm())
                        .check(captcha, response, RequestHost.of(session)))
                .orElse(CaptchaVerdict.ACCEPTED);
        if (verdict != CaptchaVerdict.ACCEPTED) {
            throw ApiError.BAD_REQUEST_PARAMS.because(message(verdict));
        }
    }

    private static String message(CaptchaVerdict verdict) {
        return switch (verdict) {
            case MISSING -> "Captcha response is missing";
            case UNAVAILABLE -> "Captcha could not be verified, try again later";
            default -> "Captcha is not valid, solve it again";
        };
    }
}
