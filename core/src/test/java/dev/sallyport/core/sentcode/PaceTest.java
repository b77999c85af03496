package dev.sallyport.core.sentcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    @ParameterizedTest
    @CsvSource({"1, 30", "2, 30", "3, 60", "4, 120", "5, 240", "6, 480", "7, 900", "8, 900", "1000000, 900"})
    void afterWhenSentSoOftenThenTheWaitGrows(int sends, int seconds) {
        assertThat(new Pace(Duration.ofSeconds(30)).after(sends)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void afterWhenThePeriodIsLongerThanTheLongestWaitThenThePeriod() {
        assertThat(new Pace(Duration.ofHours(1)).after(9)).isEqualTo(Duration.ofHours(1));
    }
}
