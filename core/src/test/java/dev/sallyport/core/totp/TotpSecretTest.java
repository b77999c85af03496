package dev.sallyport.core.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpSecretTest {

    /** RFC 4648 §10, without the padding. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void ofBytesWhenRfc4648ThenThePublishedText(String bytes, String base32) {
        assertThat(TotpSecret.ofBytes(bytes.getBytes(StandardCharsets.US_ASCII)).base32())
                .isEqualTo(base32);
    }

    @Test
    void ofBytesWhenBytesAreRandomThenTheyCanBeReadBack() {
        Random random = new Random(4648);
        for (int round = 0; round < 1000; round++) {
            byte[] bytes = new byte[1 + random.nextInt(100)];
            random.nextBytes(bytes);
            assertThat(new Base32().decode(TotpSecret.ofBytes(bytes).base32())).isEqualTo(bytes);
        }
    }

    @Test
    void randomWhenCalledThen160BitsAndNeverTheSame() {
        assertThat(Stream.generate(TotpSecret::random).limit(1000).map(TotpSecret::base32))
                .allMatch(base32 -> base32.matches("[A-Z2-7]{32}"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "MY======", "mzxw6", "MZXW 6YTB", "M0", "M1", "M8", "M9", "MÄ", "MY\n"})
    void newWhenNotBase32ThenRefusedWithoutQuotingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TotpSecret(text))
                .withMessage("a TOTP secret is written in Base32 without padding");
    }

    @ParameterizedTest
    @CsvSource({"MY, MY", "MZXW, MZXW", "MZXW6, MZXW 6", "MZXW6YTB, MZXW 6YTB", "MZXW6YTBOI, MZXW 6YTB OI"})
    void groupedWhenCalledThenInFoursWithoutABlankAtTheEnd(String base32, String grouped) {
        assertThat(new TotpSecret(base32).grouped()).isEqualTo(grouped);
    }

    @Test
    void toStringWhenCalledThenTheSecretIsHidden() {
        assertThat(new TotpSecret("MZXW6YTBOI")).hasToString("TotpSecret[***]");
    }
}
