package dev.sallyport.core.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/**
 * Who is asked about captchas, in one realm.
 *
 * @param baseUrl           of reCAPTCHA v2 and v3, for its pages and for us: google.com, or recaptcha.net where that is blocked
 * @param enterpriseBaseUrl of reCAPTCHA Enterprise's API
 * @param failOpen          whether people are let through while nobody answers
 */
public record CaptchaServers(URI baseUrl, URI enterpriseBaseUrl, boolean failOpen) {

    public static final CaptchaServers DEFAULT = new CaptchaServers(
            URI.create("https://www.google.com"), URI.create("https://recaptchaenterprise.googleapis.com"), false);

    /** All members. */
    public ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("baseUrl", baseUrl.toString())
                .put("enterpriseBaseUrl", enterpriseBaseUrl.toString())
                .put("failOpen", failOpen);
    }
}
