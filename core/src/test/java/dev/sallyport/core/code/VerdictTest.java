package dev.sallyport.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {

    @ParameterizedTest
    @EnumSource
    void acceptedWhenAskedThenOnlyForAccepted(Verification verification) {
        assertThat(Verdict.of(verification).accepted()).isEqualTo(verification == Verification.ACCEPTED);
    }

    @Test
    void ofWhenGivenThenNothingToWaitFor() {
        assertThat(Verdict.of(Verification.RATE_LIMITED).retryAfter()).isZero();
    }

    /** Who waits as long as he is told must not be refused again. */
    @ParameterizedTest
    @CsvSource({"PT4S, PT4S", "PT4.001S, PT5S", "PT0.3S, PT1S", "PT0S, PT1S", "PT-2S, PT1S"})
    void rateLimitedWhenGivenAWaitThenWholeSecondsRoundedUp(Duration wait, Duration told) {
        assertThat(Verdict.rateLimited(wait)).isEqualTo(new Verdict(Verification.RATE_LIMITED, told));
    }
}
