package dev.sallyport.core.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sallyport.core.totp.TotpParameters.Algorithm;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TotpParametersTest {

    @Test
    void standardWhenAskedThenWhatEveryAppUnderstands() {
        assertThat(TotpParameters.STANDARD).isEqualTo(new TotpParameters(Algorithm.SHA1, 6, Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 5, 9})
    void newWhenDigitsAreNotSixToEightThenRefused(int digits) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TotpParameters(Algorithm.SHA1, digits, Duration.ofSeconds(30)));
    }
}
