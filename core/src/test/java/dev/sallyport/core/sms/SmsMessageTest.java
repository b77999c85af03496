package dev.sallyport.core.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmsMessageTest {

    @Test
    void toStringThenNeitherNumberNorText() {
        assertThat(new SmsMessage("+4915112345678", "123456")).hasToString("SmsMessage[***]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "+", "4915112345678", "+0915112345678", "+49 151", "+1234567890123456", "+49151\n", "+٤٩"})
    void newWhenNumberIsNotE164ThenRefusedWithoutRepeatingIt(String number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SmsMessage(number, "text"))
                .withMessage("a phone number is written in E.164");
    }
}
