package dev.sallyport.core.captcha;

import java.util.Optional;

/**
 * Which captcha a sign-up page has (Google reCAPTCHA).
 *
 * @param siteKey     public; stands in the page
 * @param secretKey   of v2 and v3, or a reference to the vault; of Enterprise the API key
 * @param projectId   of Enterprise only
 * @param action      what v3 and Enterprise must say that the user did
 * @param minimumScore 0 to 1; a lower one is a robot's; of v3 and Enterprise
 */
public record CaptchaSettings(
        Version version,
        String siteKey,
        String secretKey,
        Optional<String> projectId,
        String action,
        double minimumScore) {

    public static final String DEFAULT_ACTION = "signup";
    public static final double DEFAULT_MINIMUM_SCORE = 0.5;

    /** As ThingsBoard's clients call them. */
    public enum Version {
        /** A box that the user ticks. */
        V2("v2"),
        /** Invisible; gives a score. */
        V3("v3"),
        /** Invisible; gives a score, and is asked at another address. */
        ENTERPRISE("enterprise");

        private final String text;

        Version(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    @Override
    public String toString() {
        return version + " ***";
    }
}
