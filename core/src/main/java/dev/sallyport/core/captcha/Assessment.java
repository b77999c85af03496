package dev.sallyport.core.captcha;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.core.captcha.CaptchaSettings.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What Google says about a captcha.
 *
 * @param valid  whether it is one of the site's, and not too old or used
 * @param host   of the page on which it was solved; empty when there was none
 * @param action that the page said; empty for v2
 * @param score  0 for a robot, 1 for a person; of v2 1
 * @param solved empty when there was none
 */
record Assessment(boolean valid, String host, String action, double score, Optional<Instant> solved) {

    private static final Duration LONGEST_AGE = Duration.ofSeconds(120);
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofSeconds(60);

    /** Of {@code siteverify}, reCAPTCHA v2 and v3. */
    static Assessment ofSiteVerify(JsonNode json) {
        return new Assessment(
                json.path("success").asBoolean(),
                json.path("hostname").asText(""),
                json.path("action").asText(""),
                json.path("score").asDouble(),
                instant(json.path("challenge_ts")));
    }

    /** Of {@code projects.assessments.create}, reCAPTCHA Enterprise. */
    static Assessment ofEnterprise(JsonNode json) {
        JsonNode token = json.path("tokenProperties");
        return new Assessment(
                token.path("valid").asBoolean(),
                token.path("hostname").asText(""),
                token.path("action").asText(""),
                json.path("riskAnalysis").path("score").asDouble(),
                instant(token.path("createTime")));
    }

    /** All of it but whether it was brought before. */
    CaptchaVerdict judge(CaptchaSettings settings, String expectedHost, Instant now) {
        boolean scored = settings.version() != Version.V2;
        if (!valid
                || !host.equalsIgnoreCase(expectedHost)
                || (scored && !action.equals(settings.action()))
                || solved.filter(at -> isFresh(at, now)).isEmpty()) {
            return CaptchaVerdict.WRONG;
        }
        return scored && score < settings.minimumScore() ? CaptchaVerdict.LOW_SCORE : CaptchaVerdict.ACCEPTED;
    }

    private static boolean isFresh(Instant at, Instant now) {
        return !at.isBefore(now.minus(LONGEST_AGE)) && !at.isAfter(now.plus(CLOCKS_DIFFER_BY));
    }

    private static Optional<Instant> instant(JsonNode node) {
        try {
            return Optional.of(OffsetDateTime.parse(node.asText("")).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
