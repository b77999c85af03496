package dev.sallyport.rest.selfregistration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.core.captcha.CaptchaSettings;
import dev.sallyport.core.captcha.CaptchaSettings.Version;
import dev.sallyport.core.selfregistration.SettingsJson;
import dev.sallyport.rest.http.Fields;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The captcha of a sign-up page. Its secret never comes back to a client, who leaves it out to keep it. */
record CaptchaBody(Fields all, Optional<CaptchaSettings> before) {

    private static final String VERSION = "version";
    private static final String SITE_KEY = "siteKey";
    private static final String SECRET = "secretKey";
    private static final String PROJECT = "projectId";
    private static final String ACTION = "logActionName";
    private static final String SCORE = "minimumScore";

    private static final String MASK = "***";
    private static final int LONGEST_SECRET = 4000;

    /** As Google has them. */
    private static final Pattern KEY = Pattern.compile("[\\w-]{1,255}");

    private static final Pattern PROJECT_ID = Pattern.compile("[a-z0-9:.-]{1,100}");
    private static final Pattern ACTION_NAME = Pattern.compile("[A-Za-z/_]{1,100}");

    Optional<CaptchaSettings> read() {
        if (!all.has(SettingsJson.CAPTCHA)) {
            return Optional.empty();
        }
        Fields fields = all.object(SettingsJson.CAPTCHA);
        Optional<Version> version = version(fields);
        Optional<String> project =
                matching(fields, PROJECT, PROJECT_ID, version.equals(Optional.of(Version.ENTERPRISE)));
        if (fields.has("serviceAccountCredentials")) {
            fields.reject("serviceAccountCredentials", "are not used here: put an API key into " + SECRET);
        }
        return Optional.of(new CaptchaSettings(
                version.orElse(Version.V2),
                matching(fields, SITE_KEY, KEY, true).orElse(""),
                secret(fields, version),
                project,
                matching(fields, ACTION, ACTION_NAME, false).orElse(CaptchaSettings.DEFAULT_ACTION),
                score(fields)));
    }

    private static Optional<Version> version(Fields fields) {
        Optional<String> text = fields.text(VERSION);
        Optional<Version> version = Stream.of(Version.values())
                .filter(one -> text.equals(Optional.of(one.text())))
                .findFirst();
        if (version.isEmpty()) {
            fields.reject(VERSION, "must be v2, v3 or enterprise");
        }
        return version;
    }

    private String secret(Fields fields, Optional<Version> version) {
        Optional<String> said = fields.textAsItCame(SECRET, LONGEST_SECRET)
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !text.equals(MASK));
        // Of another version it is another secret.
        Optional<String> kept = before.filter(captcha -> version.equals(Optional.of(captcha.version())))
                .map(CaptchaSettings::secretKey);
        if (said.isEmpty() && kept.isEmpty()) {
            fields.reject(SECRET, "must not be blank");
        }
        return said.or(() -> kept).orElse("");
    }

    private static Optional<String> matching(Fields fields, String field, Pattern pattern, boolean required) {
        Optional<String> text = fields.text(field);
        if (text.isEmpty() && required) {
            fields.reject(field, "must not be blank");
        }
        if (text.filter(word -> !pattern.matcher(word).matches()).isPresent()) {
            fields.reject(field, "must match " + pattern);
        }
        return text;
    }

    private static double score(Fields fields) {
        JsonNode node = fields.node(SCORE);
        double score = node.asDouble(CaptchaSettings.DEFAULT_MINIMUM_SCORE);
        if (fields.has(SCORE) && !(node.isNumber() && score >= 0 && score <= 1)) {
            fields.reject(SCORE, "must be a number from 0 to 1");
        }
        return fields.has(SCORE) ? score : CaptchaSettings.DEFAULT_MINIMUM_SCORE;
    }
}
