package dev.sallyport.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockLengthTest {

    @ParameterizedTest
    @CsvSource({
        "PT-5M, minutes, 1",
        "PT0S, minutes, 1",
        "PT1M, minutes, 1",
        "PT1M1S, minutes, 2",
        "PT5M, minutes, 5",
        "PT2H, minutes, 120",
        "PT2H1S, hours, 3",
        "PT3H, hours, 3",
        "P1D, hours, 24"
    })
    void ofWhenItEndsThenMinutesUpToTwoHoursAndHoursAfterwards(Duration left, String unit, long number) {
        assertThat(LockLength.of(left)).isEqualTo(new LockLength("sallyport.lockout." + unit, number));
    }
}
