package dev.sallyport.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WindowsTest {

    private static final RateLimit TWO_A_MINUTE = new RateLimit(2, Duration.ofMinutes(1), false);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Windows windows = new Windows();

    @Test
    void countWhenTooManyThenTheRestOfThePeriod() {
        assertThat(windows.count("a", TWO_A_MINUTE, START)).isZero();
        assertThat(windows.count("a", TWO_A_MINUTE, START.plusSeconds(10))).isZero();
        assertThat(windows.count("a", TWO_A_MINUTE, START.plusSeconds(20))).isEqualTo(Duration.ofSeconds(40));
        assertThat(windows.count("b", TWO_A_MINUTE, START.plusSeconds(20))).isZero();
    }

    @Test
    void countWhenThePeriodIsOverThenAnew() {
        windows.count("a", TWO_A_MINUTE, START);
        windows.count("a", TWO_A_MINUTE, START);
        assertThat(windows.count("a", TWO_A_MINUTE, START.plusSeconds(60))).isZero();
        assertThat(windows.count("a", TWO_A_MINUTE, START.plusSeconds(61))).isZero();
        assertThat(windows.count("a", TWO_A_MINUTE, START.plusSeconds(62))).isEqualTo(Duration.ofSeconds(58));
    }

    @Test
    void waitLooksWithoutCounting() {
        assertThat(windows.wait("a", TWO_A_MINUTE, START)).isZero();
        windows.count("a", TWO_A_MINUTE, START);
        assertThat(windows.wait("a", TWO_A_MINUTE, START)).isZero();
        windows.count("a", TWO_A_MINUTE, START);
        assertThat(windows.wait("a", TWO_A_MINUTE, START)).isEqualTo(Duration.ofMinutes(1));
        assertThat(windows.wait("a", TWO_A_MINUTE, START.plusSeconds(60))).isZero();
    }
}
