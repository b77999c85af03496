package dev.sallyport.core.sentcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.core.code.CodeHash;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentCodeTest {

    private static final CodeHash KEY =
            new CodeHash("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    private static final Destination PHONE = new Destination(Channel.SMS, "+38012312312");
    private static final SentCode.Binding BINDING = new SentCode.Binding("user", Purpose.LOGIN, PHONE);
    private static final SentCode CODE = new SentCode("000102030405060708090a0b0c0d0e0f", 8);

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 8, 9, 10})
    void textWhenDigitsAreSetThenSoMany(int digits) {
        assertThat(SentCode.random(digits).text(KEY, BINDING)).matches("[0-9]{" + digits + "}");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 11})
    void newWhenDigitsAreOutOfRangeThenRefused(int digits) {
        assertThatThrownBy(() -> new SentCode("00", digits)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void textWhenAskedAgainThenTheSame() {
        assertThat(CODE.text(KEY, BINDING)).isEqualTo(new SentCode(CODE.nonce(), 8).text(KEY, BINDING));
    }

    @Test
    void textWhenAnythingThatItIsBoundToDiffersThenAnother() {
        Destination other = new Destination(Channel.SMS, "+38012312313");
        Destination mail = new Destination(Channel.EMAIL, "+38012312312");
        assertThat(Set.of(
                        CODE.text(KEY, BINDING),
                        CODE.text(KEY, new SentCode.Binding("other", Purpose.LOGIN, PHONE)),
                        CODE.text(KEY, new SentCode.Binding("user", Purpose.ENROLMENT, PHONE)),
                        CODE.text(KEY, new SentCode.Binding("user", Purpose.LOGIN, other)),
                        CODE.text(KEY, new SentCode.Binding("user", Purpose.LOGIN, mail)),
                        CODE.text(KEY.derive("other"), BINDING),
                        new SentCode("00", 8).text(KEY, BINDING)))
                .hasSize(7);
    }

    @Test
    void randomWhenCalledOftenThenNoncesDifferAndLeadingZerosOccur() {
        Set<SentCode> codes =
                IntStream.range(0, 2000).mapToObj(i -> SentCode.random(6)).collect(Collectors.toSet());
        assertThat(codes).hasSize(2000);
        assertThat(codes).anyMatch(code -> code.text(KEY, BINDING).startsWith("0"));
        assertThat(codes.stream().map(code -> code.text(KEY, BINDING).charAt(5)).distinct())
                .hasSize(10);
    }

    @Test
    void matchesWhenTypedToTheLetterThenTrue() {
        String text = CODE.text(KEY, BINDING);
        assertThat(CODE.matches(text, KEY, BINDING)).isTrue();
        assertThat(CODE.matches("0" + text, KEY, BINDING)).isFalse();
        assertThat(CODE.matches(text.substring(1), KEY, BINDING)).isFalse();
        assertThat(CODE.matches("", KEY, BINDING)).isFalse();
        assertThat(CODE.matches("１２３４５６７８", KEY, BINDING)).isFalse();
    }

    @Test
    void toStringWhenPrintedThenNothingIsTold() {
        assertThat(CODE.toString()).isEqualTo("SentCode[***]");
        assertThat(PHONE.toString()).doesNotContain("380");
        assertThat(BINDING.toString()).doesNotContain("380");
    }
}
