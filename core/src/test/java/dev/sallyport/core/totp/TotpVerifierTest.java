package dev.sallyport.core.totp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.core.totp.TotpParameters.Algorithm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpVerifierTest {

    private static final TotpSecret SECRET =
            TotpSecret.ofBytes("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
    private static final long STEP = 1_000_000;
    private static final Instant BEGIN = Instant.ofEpochSecond(STEP * 30);
    private static final Instant END = BEGIN.plusSeconds(30).minusNanos(1);

    private final TotpVerifier verifier = new TotpVerifier(SECRET, TotpParameters.STANDARD);

    @Nested
    class GivenTheWindow {

        @ParameterizedTest
        @ValueSource(longs = {STEP - 1, STEP, STEP + 1})
        void stepOfWhenOneStepAwayThenFound(long step) {
            String code = verifier.codeOf(step);
            assertThat(verifier.stepOf(code, BEGIN)).hasValue(step);
            assertThat(verifier.stepOf(code, END)).hasValue(step);
        }

        @ParameterizedTest
        @ValueSource(longs = {STEP - 100, STEP - 2, STEP + 2, STEP + 100})
        void stepOfWhenFurtherAwayThenEmpty(long step) {
            String code = verifier.codeOf(step);
            assertThat(verifier.stepOf(code, BEGIN)).isEmpty();
            assertThat(verifier.stepOf(code, END)).isEmpty();
        }

        @Test
        void stepOfWhenPeriodIs60SecondsThenTheWindowIsThreeMinutes() {
            TotpVerifier slow = new TotpVerifier(SECRET, new TotpParameters(Algorithm.SHA1, 6, Duration.ofSeconds(60)));
            Instant now = Instant.ofEpochSecond(60 * STEP);
            assertThat(slow.stepOf(slow.codeOf(STEP - 1), now)).hasValue(STEP - 1);
            assertThat(slow.stepOf(slow.codeOf(STEP + 1), now)).hasValue(STEP + 1);
            assertThat(slow.stepOf(slow.codeOf(STEP - 2), now)).isEmpty();
        }
    }

    @Nested
    class GivenTextThatIsNoCode {

        @ParameterizedTest
        @NullAndEmptySource
        @ValueSource(
                strings = {
                    "28708", "2870820", "0287082", "00287082", "287 082", " 287082", "287082 ", "287082\n", "+28708",
                    "-28708", "28708.", "0x46178", "٢٨٧٠٨٢", "２８７０８２", "२८७०८२", "28708２", "abcdef", "𝟐𝟖𝟕"
                })
        void stepOfWhenNotExactlySixAsciiDigitsThenEmpty(String text) {
            assertThat(verifier.stepOf("287082", Instant.ofEpochSecond(59))).hasValue(1);
            assertThat(verifier.stepOf(text, Instant.ofEpochSecond(59))).isEmpty();
            assertThat(verifier.counterOf(text, 1, 1)).isEmpty();
        }
    }

    @Nested
    class GivenLeadingZeros {

        private final long step = LongStream.range(0, 10_000)
                .filter(candidate -> verifier.codeOf(candidate).startsWith("00"))
                .findFirst()
                .orElseThrow();
        private final Instant now = Instant.ofEpochSecond(step * 30);

        @Test
        void codeOfWhenTheNumberIsShortThenPadded() {
            assertThat(verifier.codeOf(step)).matches("00\\d{4}");
        }

        @Test
        void stepOfWhenTheZerosAreTypedThenFound() {
            assertThat(verifier.stepOf(verifier.codeOf(step), now)).hasValue(step);
        }

        @Test
        void stepOfWhenTheZerosAreMissingThenEmpty() {
            assertThat(verifier.stepOf(verifier.codeOf(step).substring(1), now)).isEmpty();
            assertThat(verifier.stepOf(verifier.codeOf(step).substring(2), now)).isEmpty();
        }
    }

    @Nested
    class GivenCounters {

        @Test
        void counterOfWhenWithinLookAheadThenFound() {
            assertThat(verifier.counterOf("287082", 1, 1)).hasValue(1);
            assertThat(verifier.counterOf("359152", 1, 1)).hasValue(2);
        }

        @Test
        void counterOfWhenBehindOrTooFarAheadThenEmpty() {
            assertThat(verifier.counterOf("755224", 1, 1)).isEmpty();
            assertThat(verifier.counterOf("969429", 1, 1)).isEmpty();
        }
    }

    @Test
    void stepOfWhenAnotherSecretThenEmpty() {
        TotpVerifier other = new TotpVerifier(TotpSecret.ofBytes(new byte[20]), TotpParameters.STANDARD);
        assertThat(other.stepOf(verifier.codeOf(STEP), BEGIN)).isEmpty();
    }

    @Test
    void toStringWhenCalledThenTheSecretIsHidden() {
        assertThat(verifier).hasToString("TotpVerifier[***]");
    }
}
