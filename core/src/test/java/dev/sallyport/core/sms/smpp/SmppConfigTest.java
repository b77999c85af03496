package dev.sallyport.core.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sallyport.core.sms.Components;
import dev.sallyport.core.sms.InvalidSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.component.ComponentModel;

class SmppConfigTest {

    private static final ComponentModel VALID = Components.with("host", "smsc.example", "systemId", "acme");

    @Test
    void fromWhenOnlyWhatIsRequiredThenOverTls() {
        SmppConfig config = SmppConfig.from(Components.changed(VALID, "password", "s3cret"));
        assertThat(config.tls()).isTrue();
        assertThat(config.port()).isEqualTo(3550);
        assertThat(config.toString()).doesNotContain("s3cret");
        assertThat(SmppConfig.from(Components.changed(VALID, "tls", "false")).port())
                .isEqualTo(2775);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host|''",
                "host|smsc example",
                "host|smsc.example:2775",
                "port|0",
                "port|65536",
                "port|x",
                "tls|yes",
                "systemId|''",
                "systemId|sixteen-letters-",
                "systemId|two words",
                "password|nine-char",
                "systemType|thirteen-char",
                "sourceAddress|123456789012345678901",
                "sourceAddress|Twelve chars",
                "sourceAddress|Ümlaut",
                "sourceTon|5",
                "sourceNpi|alphanumeric",
                "destinationTon|FOREIGN",
                "destinationNpi|X",
            })
    void fromWhenASettingIsBadThenItIsNamed(String name, String value) {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> SmppConfig.from(Components.changed(VALID, name, value)))
                .satisfies(e -> assertThat(e.text()).startsWith(name + " "));
    }
}
