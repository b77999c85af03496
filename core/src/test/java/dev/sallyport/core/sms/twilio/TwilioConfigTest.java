package dev.sallyport.core.sms.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sallyport.core.sms.Components;
import dev.sallyport.core.sms.InvalidSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.component.ComponentModel;

class TwilioConfigTest {

    private static final String HEX = "0123456789abcdef0123456789abcdef";
    private static final ComponentModel VALID =
            Components.with("accountSid", "AC" + HEX, "authToken", "t0ken", "from", "+15557122661");

    @Test
    void fromWhenOnlyWhatIsRequiredThenTwiliosOwnEndpoint() {
        TwilioConfig config = TwilioConfig.from(VALID);
        assertThat(config.baseUrl()).hasToString("https://api.twilio.com");
        assertThat(config.user()).isEqualTo("AC" + HEX);
        assertThat(config.toString()).doesNotContain("t0ken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+15557122661", "12345", "Acme", "Acme 2000", "A-B_C+D&E"})
    void fromWhenSenderIsANumberOrANameThenAccepted(String from) {
        assertThat(TwilioConfig.from(Components.changed(VALID, "from", from)).from())
                .contains(from);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accountSid|''",
                "accountSid|AC123",
                "accountSid|../../" + HEX,
                "authToken|''",
                "apiKeySid|SK1",
                "from|''",
                "from|+0123",
                "from|Twelve chars",
                "from|123456789",
                "from|Ümlaut",
                "messagingServiceSid|MG1",
                "baseUrl|http://api.twilio.com",
                "baseUrl|https://api.twilio.com/2010",
                "baseUrl|https://api.twilio.com?x=y",
                "baseUrl|api.twilio.com",
            })
    void fromWhenASettingIsBadThenItIsNamed(String name, String value) {
        assertRefused(Components.changed(VALID, name, value), name);
    }

    @Test
    void fromWhenSettingsDoNotGoTogetherThenOneIsNamed() {
        assertRefused(Components.changed(VALID, "apiKeySid", "SK" + HEX), "authToken");
        assertRefused(Components.changed(VALID, "apiKeySecret", "s3cret"), "apiKeySecret");
        assertRefused(Components.changed(VALID, "messagingServiceSid", "MG" + HEX), "from");
        ComponentModel keyWithoutSecret = Components.changed(VALID, "apiKeySid", "SK" + HEX);
        assertRefused(Components.changed(keyWithoutSecret, "authToken", ""), "apiKeySecret");
    }

    private static void assertRefused(ComponentModel component, String name) {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> TwilioConfig.from(component))
                .satisfies(e -> assertThat(e.text()).startsWith(name + " "));
    }
}
