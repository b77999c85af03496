package dev.sallyport.core.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {

    @Test
    void parseWhenOnePairThenClearedBySuccessAsInThingsBoard() {
        assertThat(RateLimit.parse("3:900")).containsExactly(new RateLimit(3, Duration.ofMinutes(15), true));
    }

    @Test
    void parseWhenSeveralPairsThenAllInTheirOrder() {
        assertThat(RateLimit.parse("5:300,20:3600,50:86400"))
                .containsExactly(
                        new RateLimit(5, Duration.ofMinutes(5), true),
                        new RateLimit(20, Duration.ofHours(1), true),
                        new RateLimit(50, Duration.ofDays(1), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1:1", "999999999:999999999"})
    void parseWhenAtTheEdgeThenAccepted(String text) {
        assertThat(RateLimit.parse(text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "3",
                "3:",
                ":900",
                "0:900",
                "3:0",
                "03:900",
                "3:0900",
                "-3:900",
                "+3:900",
                "3.5:900",
                " 3:900",
                "3:900 ",
                "3 : 900",
                "3:900:1",
                "3:900,",
                ",3:900",
                "3:900,,5:60",
                "3:900;5:60",
                "3:900,x",
                "1000000000:1",
                "1:1000000000",
                "٣:٩٠٠",
                "3:900\n"
            })
    void parseWhenAnythingElseThenRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> RateLimit.parse(text));
    }

    /** Both would count in the same row, each try twice. */
    @Test
    void parseWhenTwoPairsHaveOnePeriodThenRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> RateLimit.parse("3:900,5:900"));
    }

    @Test
    void newWhenCountOrPeriodIsBelowOneThenRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(0, Duration.ofSeconds(1), true));
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(1, Duration.ofMillis(999), true));
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(1, Duration.ofSeconds(-5), true));
    }
}
