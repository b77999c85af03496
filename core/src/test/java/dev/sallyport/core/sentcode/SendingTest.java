package dev.sallyport.core.sentcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendingTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "999, 1", "1000, 1", "1001, 2", "29500, 30"})
    void waitWhenNotAWholeSecondThenRoundedUp(long millis, long seconds) {
        assertThat(Sending.wait(Sending.Result.TOO_SOON, Duration.ofMillis(millis))
                        .retryAfter())
                .isEqualTo(Duration.ofSeconds(seconds));
    }
}
