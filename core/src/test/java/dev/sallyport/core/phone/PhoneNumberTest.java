package dev.sallyport.core.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"+12", "+38012312312", "+123456789012345"})
    void ofE164WhenOfThatFormThenTaken(String text) {
        assertThat(PhoneNumber.ofE164(text)).map(PhoneNumber::e164).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "+", "+1", "+0123456", "38012312312", "+1234567890123456", "+38 012", "+4915x", "+٤٩١٥١"})
    void ofE164WhenOfAnotherFormThenEmpty(String text) {
        assertThat(PhoneNumber.ofE164(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0151 23456789, DE, +4915123456789",
        "(0151) 234-56789, DE, +4915123456789",
        "+49 151 23456789, US, +4915123456789",
        "00 49 151 23456789, DE, +4915123456789",
        "07400 123456, GB, +447400123456",
        "(201) 555-0123, US, +12015550123"
    })
    void parseWhenTypedAsPeopleDoThenE164(String typed, String region, String e164) {
        assertThat(PhoneNumber.parse(typed, region)).map(PhoneNumber::e164).contains(e164);
    }

    @ParameterizedTest
    @CsvSource({"1, DE", "12, DE", "abc, DE", "'', DE", "0151234567890123456789, DE", "+999123456789, DE"})
    void parseWhenNoNumberCanLookLikeThatThenEmpty(String typed, String region) {
        assertThat(PhoneNumber.parse(typed, region)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "+4915123456789, DE, MOBILE",
        "+493012345678, DE, FIXED_LINE",
        "+499001234567, DE, PREMIUM_RATE",
        "+12015550123, US, FIXED_LINE_OR_MOBILE",
        "+38012312312, UA, UNKNOWN",
        "+999123456789, ZZ, UNKNOWN"
    })
    void regionAndTypeWhenAskedThenAsTheNumberPlanSays(String e164, String region, NumberType type) {
        PhoneNumber number = PhoneNumber.ofE164(e164).orElseThrow();
        assertThat(number.region()).isEqualTo(region);
        assertThat(number.type()).isEqualTo(type);
    }

    @Test
    void rangeWhenTheLastFourDigitsDifferThenTheSame() {
        assertThat(new PhoneNumber("+4915123456789").range())
                .isEqualTo(new PhoneNumber("+4915123450000").range())
                .isNotEqualTo(new PhoneNumber("+4915123466789").range());
        assertThat(new PhoneNumber("+12").range()).isEqualTo("+1");
    }

    @Test
    void toStringWhenPrintedThenNothingIsTold() {
        assertThat(new PhoneNumber("+4915123456789").toString()).isEqualTo("PhoneNumber[***]");
    }
}
