package dev.sallyport.rest.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiErrorTest {

    /** thingsboard-behaviour §1.2. */
    @ParameterizedTest
    @CsvSource({
        "GENERAL, 500, 2",
        "AUTHENTICATION, 401, 10",
        "TOKEN_EXPIRED, 401, 11",
        "CREDENTIALS_EXPIRED, 401, 15",
        "PERMISSION_DENIED, 403, 20",
        "BAD_REQUEST_PARAMS, 400, 31",
        "METHOD_NOT_ALLOWED, 405, 31",
        "ITEM_NOT_FOUND, 404, 32",
        "TOO_MANY_REQUESTS, 429, 33",
        "PASSWORD_VIOLATION, 401, 45"
    })
    void statusWhenAskedThenThingsBoardsPair(ApiError error, int status, int code) {
        assertThat(error.status()).isEqualTo(status);
        assertThat(error.code()).isEqualTo(code);
    }

    @Test
    void becauseWhenGivenAMessageThenNoStackTraceIsPaidFor() {
        ApiException exception = ApiError.GENERAL.because("x");
        assertThat(exception).hasMessage("x");
        assertThat(exception.error()).isEqualTo(ApiError.GENERAL);
        assertThat(exception.getStackTrace()).isEmpty();
        assertThat(exception.headers()).isEmpty();
    }

    @Test
    void permissionDeniedWhenAskedThenThingsBoardsWords() {
        assertThat(ApiError.permissionDenied()).hasMessage("You don't have permission to perform this operation!");
        assertThat(ApiError.unauthenticated()).hasMessage("Authentication failed");
        assertThat(ApiError.tokenExpired()).hasMessage("Token has expired");
    }

    @ParameterizedTest
    @CsvSource({"PT1S, 1", "PT5M, 300", "PT0.2S, 1"})
    void retryAfterWhenThereIsATimeToWaitThenInSeconds(Duration wait, String seconds) {
        assertThat(ApiError.TOO_MANY_REQUESTS.because("x").retryAfter(wait).headers())
                .containsEntry("Retry-After", seconds);
    }

    @Test
    void retryAfterWhenNobodyKnowsThenNoHeader() {
        assertThat(ApiError.TOO_MANY_REQUESTS
                        .because("x")
                        .retryAfter(Duration.ZERO)
                        .headers())
                .isEmpty();
    }
}
