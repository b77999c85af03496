package dev.sallyport.core.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 3GPP TS 23.038 §6.2.1 (alphabet) and TS 23.040 §9.2.3.24.1 (parts). */
class SmsLengthTest {

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "160,1", "161,2", "306,2", "307,3", "459,3", "460,4"})
    void ofWhenGsmAlphabetThen160AndPartsOf153(int characters, int segments) {
        SmsLength length = SmsLength.of("a".repeat(characters));
        assertThat(length.gsm7()).isTrue();
        assertThat(length.units()).isEqualTo(characters);
        assertThat(length.segments()).isEqualTo(segments);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "70,1", "71,2", "134,2", "135,3", "201,3", "202,4"})
    void ofWhenUcs2Then70AndPartsOf67(int characters, int segments) {
        SmsLength length = SmsLength.of("ж".repeat(characters));
        assertThat(length.gsm7()).isFalse();
        assertThat(length.segments()).isEqualTo(segments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"^", "{", "}", "\\", "[", "~", "]", "|", "€", "\f"})
    void ofWhenCharacterOfTheExtensionThenItTakesTwoPlaces(String extended) {
        assertThat(SmsLength.of(extended).gsm7()).isTrue();
        assertThat(SmsLength.of(extended).units()).isEqualTo(2);
        assertThat(SmsLength.of("a".repeat(158) + extended).segments()).isEqualTo(1);
        assertThat(SmsLength.of("a".repeat(159) + extended).segments()).isEqualTo(2);
    }

    /** 152 + 2 do not fit into 153: the pair moves to the next part, and 306 places are not enough. */
    @Test
    void ofWhenEscapeWouldEndAPartThenThePairMovesOn() {
        String text = "a".repeat(152) + "€" + "a".repeat(151);
        assertThat(SmsLength.of(text).units()).isEqualTo(305);
        assertThat(SmsLength.of(text).segments()).isEqualTo(2);
        assertThat(SmsLength.of(text + "a").segments()).isEqualTo(3);
    }

    @Test
    void ofWhenEmojiThenItTakesTwoUnitsAndIsNotTornApart() {
        assertThat(SmsLength.of("😀").units()).isEqualTo(2);
        assertThat(SmsLength.of("😀".repeat(35)).segments()).isEqualTo(1);
        assertThat(SmsLength.of("😀".repeat(36)).segments()).isEqualTo(2);
        assertThat(SmsLength.of("😀".repeat(66)).segments()).isEqualTo(2);
        assertThat(SmsLength.of("😀".repeat(67)).segments()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"`", "ç", "á", "ё", "\u2019", "\u00A0", "\t", "\uFFFF", "\u001B"})
    void ofWhenTheAlphabetLacksOneCharacterThenUcs2(String foreign) {
        assertThat(SmsLength.of("code " + foreign).gsm7()).isFalse();
    }

    @Test
    void encodeWhenWholeAlphabetThenTheCodesOfTheTable() {
        String alphabet = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ";
        assertThat(Gsm7.encode(alphabet))
                .containsExactly(IntStream.range(0, 0x1B).toArray());
        assertThat(Gsm7.encode("ÆæßÉ !\"#¤%&'()*+,-./"))
                .containsExactly(IntStream.range(0x1C, 0x30).toArray());
        assertThat(Gsm7.encode("09:;<=>?¡AZÄÖÑÜ§¿azäöñüà"))
                .containsExactly(
                        0x30, 0x39, 0x3A, 0x3B, 0x3C, 0x3D, 0x3E, 0x3F, 0x40, 0x41, 0x5A, 0x5B, 0x5C, 0x5D, 0x5E, 0x5F,
                        0x60, 0x61, 0x7A, 0x7B, 0x7C, 0x7D, 0x7E, 0x7F);
        assertThat(Gsm7.encode("\f^{}\\[~]|€"))
                .containsExactly(
                        0x1B, 0x0A, 0x1B, 0x14, 0x1B, 0x28, 0x1B, 0x29, 0x1B, 0x2F, 0x1B, 0x3C, 0x1B, 0x3D, 0x1B, 0x3E,
                        0x1B, 0x40, 0x1B, 0x65);
    }

    @Test
    void encodeWhenTheAlphabetLacksACharacterThenRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Gsm7.encode("ж"));
    }
}
