package dev.sallyport.core.totp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.core.totp.TotpParameters.Algorithm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published vectors. */
class TotpVectorsTest {

    private static final Duration STEP = Duration.ofSeconds(30);

    /** RFC 4226 appendix D: the secret is the ASCII text 12345678901234567890. */
    @ParameterizedTest
    @CsvSource({
        "0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314",
        "5, 254676", "6, 287922", "7, 162583", "8, 399871", "9, 520489"
    })
    void counterOfWhenRfc4226ThenThePublishedCounter(long counter, String code) {
        TotpVerifier verifier = new TotpVerifier(seed(20), TotpParameters.STANDARD);
        assertThat(verifier.codeOf(counter)).isEqualTo(code);
        assertThat(verifier.counterOf(code, counter, 0)).hasValue(counter);
    }

    /** RFC 6238 appendix B, with the seeds of 32 and 64 bytes that erratum 2866 names for SHA-256 and SHA-512. */
    @ParameterizedTest
    @CsvSource({
        "59,          SHA1, 94287082, SHA256, 46119246, SHA512, 90693936",
        "1111111109,  SHA1, 07081804, SHA256, 68084774, SHA512, 25091201",
        "1111111111,  SHA1, 14050471, SHA256, 67062674, SHA512, 99943326",
        "1234567890,  SHA1, 89005924, SHA256, 91819424, SHA512, 93441116",
        "2000000000,  SHA1, 69279037, SHA256, 90698825, SHA512, 38618901",
        "20000000000, SHA1, 65353130, SHA256, 77737706, SHA512, 47863826"
    })
    void stepOfWhenRfc6238ThenThePublishedCode(
            long seconds, Algorithm one, String first, Algorithm two, String second, Algorithm three, String third) {
        assertThatCodeIsAccepted(one, 20, seconds, first);
        assertThatCodeIsAccepted(two, 32, seconds, second);
        assertThatCodeIsAccepted(three, 64, seconds, third);
    }

    /** RFC 6238 appendix B gives the steps in hex. */
    @ParameterizedTest
    @CsvSource({"59, 1", "1111111109, 23523EC", "1111111111, 23523ED", "2000000000, 3F940AA", "20000000000, 27BC86AA"})
    void stepOfWhenRfc6238ThenThePublishedStep(long seconds, String step) {
        TotpVerifier verifier = new TotpVerifier(seed(20), TotpParameters.STANDARD);
        long wanted = Long.parseLong(step, 16);
        assertThat(verifier.stepOf(verifier.codeOf(wanted), Instant.ofEpochSecond(seconds)))
                .hasValue(wanted);
    }

    /** Six digits are the last six of eight (RFC 4226 §5.3). */
    @Test
    void codeOfWhenSixDigitsThenTheEndOfTheEight() {
        assertThat(new TotpVerifier(seed(20), TotpParameters.STANDARD).codeOf(1))
                .isEqualTo("287082");
        assertThat(new TotpVerifier(seed(20), new TotpParameters(Algorithm.SHA1, 7, STEP)).codeOf(1))
                .isEqualTo("4287082");
    }

    private static void assertThatCodeIsAccepted(Algorithm algorithm, int seedBytes, long seconds, String code) {
        TotpVerifier verifier = new TotpVerifier(seed(seedBytes), new TotpParameters(algorithm, 8, STEP));
        assertThat(verifier.codeOf(seconds / 30)).isEqualTo(code);
        assertThat(verifier.stepOf(code, Instant.ofEpochSecond(seconds))).hasValue(seconds / 30);
    }

    private static TotpSecret seed(int bytes) {
        String digits = "1234567890".repeat(7).substring(0, bytes);
        return TotpSecret.ofBytes(digits.getBytes(StandardCharsets.US_ASCII));
    }
}
