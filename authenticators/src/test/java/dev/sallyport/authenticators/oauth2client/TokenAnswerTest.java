package dev.sallyport.authenticators.oauth2client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.broker.provider.IdentityBrokerException;

class TokenAnswerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"access_token\":\"abc\"}",
                "' \n{ \"access_token\" : \"abc\" }'",
                "access_token=abc",
            })
    void requireAccessTokenWhenThereThenJson(String body) {
        assertThat(new TokenAnswer(200, body).requireAccessToken()).isEqualTo("{\"access_token\":\"abc\"}");
    }

    @Test
    void requireAccessTokenWhenFormThenDecoded() {
        assertThat(new TokenAnswer(200, "scope=&access_token=a%2Bc&token_type=bearer").requireAccessToken())
                .isEqualTo("{\"scope\":\"\",\"access_token\":\"a+c\",\"token_type\":\"bearer\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"error\":\"bad_verification_code\",\"error_description\":\"s3cret\"} | 200, bad_verification_code",
                "200 | {\"error\":\"S3CRET\"} | 200, no error code",
                "200 | {\"refresh_token\":\"s3cret\"} | 200, no error code",
                "200 | {\"access_token\":\"  \"} | 200, no error code",
                "200 | not_access_token=s3cret | 200, no error code",
                "200 | access_token=%zz | 200, no error code",
                "200 | {s3cret | 200, no error code",
                "200 | s3cret | 200, no error code",
                "200 | '' | 200, no error code",
                "302 | {\"access_token\":\"s3cret\"} | 302, no error code",
                "401 | {\"error\":\"invalid_client\"} | 401, invalid_client",
            })
    void requireAccessTokenWhenNoneThenItsErrorCodeAndNothingElse(int status, String body, String told) {
        assertThatThrownBy(() -> new TokenAnswer(status, body).requireAccessToken())
                .isInstanceOf(IdentityBrokerException.class)
                .hasNoCause()
                .hasMessage("the token endpoint answered without an access token (" + told + ")");
    }

    @Test
    void toStringWhenMadeThenTellsNothing() {
        assertThat(new TokenAnswer(200, "abc")).hasToString("200 ***");
    }
}
