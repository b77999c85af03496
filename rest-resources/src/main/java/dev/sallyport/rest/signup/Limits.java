package dev.sallyport.rest.signup;

import dev.sallyport.rest.error.ApiError;
import java.time.Duration;

/** The answer to whoever comes too often. */
final class Limits {

    private Limits() {}

    static void require(Duration untilNext) {
        if (!untilNext.isZero()) {
            throw ApiError.TOO_MANY_REQUESTS.because("Too many requests").retryAfter(untilNext);
        }
    }
}
