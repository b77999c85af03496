package dev.sallyport.core.captcha;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sallyport.core.captcha.CaptchaSettings.Version;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers as Google documents them. */
class AssessmentTest {

    private static final String HOST = "acme.example";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`'success':true,'challenge_ts':'2026-03-01T11:59:00Z','hostname':'acme.example'` | ACCEPTED",
                "`'success':true,'challenge_ts':'2026-03-01T11:58:00Z','hostname':'ACME.example'` | ACCEPTED",
                "`'success':true,'challenge_ts':'2026-03-01T11:57:59Z','hostname':'acme.example'` | WRONG",
                "`'success':true,'challenge_ts':'2026-03-01T12:01:01Z','hostname':'acme.example'` | WRONG",
                "`'success':true,'challenge_ts':'2026-03-01T14:00:00+02:00','hostname':'acme.example'` | ACCEPTED",
                "`'success':true,'challenge_ts':'2026-03-01T11:59:00Z','hostname':'evil.example'` | WRONG",
                "`'success':true,'challenge_ts':'2026-03-01T11:59:00Z'` | WRONG",
                "`'success':true,'hostname':'acme.example'` | WRONG",
                "`'success':'true-ish','challenge_ts':'2026-03-01T11:59:00Z','hostname':'acme.example'` | WRONG",
                "`'success':false,'error-codes':['timeout-or-duplicate']` | WRONG",
                "`'a':1` | WRONG"
            })
    void aBoxThatWasTicked(String answer, CaptchaVerdict verdict) {
        assertThat(Assessment.ofSiteVerify(json(answer)).judge(settings(Version.V2), HOST, NOW))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"signup, 0.5, ACCEPTED", "signup, 0.49, LOW_SCORE", "login, 0.9, WRONG", "'', 0.9, WRONG"})
    void aScore(String action, double score, CaptchaVerdict verdict) {
        String answer = "'success':true,'challenge_ts':'2026-03-01T11:59:00Z','hostname':'acme.example','action':'"
                + action + "','score':" + score;
        assertThat(Assessment.ofSiteVerify(json(answer)).judge(settings(Version.V3), HOST, NOW))
                .isEqualTo(verdict);
        String enterprise = "'tokenProperties':{'valid':true,'createTime':'2026-03-01T11:59:00.123Z',"
                + "'hostname':'acme.example','action':'" + action + "'},'riskAnalysis':{'score':" + score + "}";
        assertThat(Assessment.ofEnterprise(json(enterprise)).judge(settings(Version.ENTERPRISE), HOST, NOW))
                .isEqualTo(verdict);
    }

    @Test
    void anInvalidTokenOfEnterprise() {
        JsonNode answer = json("'tokenProperties':{'valid':false,'invalidReason':'DUPE'},'riskAnalysis':{'score':1}");
        assertThat(Assessment.ofEnterprise(answer).judge(settings(Version.ENTERPRISE), HOST, NOW))
                .isEqualTo(CaptchaVerdict.WRONG);
    }

    private static CaptchaSettings settings(Version version) {
        return new CaptchaSettings(version, "key", "secret", Optional.of("project"), "signup", 0.5);
    }

    private static JsonNode json(String members) {
        try {
            return JsonMapper.builder().build().readTree("{" + members.replace('\'', '"') + "}");
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
