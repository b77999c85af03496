package dev.sallyport.core.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sallyport.core.sms.http.HttpSenderFactory;
import dev.sallyport.core.sms.outbox.OutboxSenderFactory;
import dev.sallyport.core.sms.twilio.TwilioSenderFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.Config;
import org.keycloak.component.ComponentModel;

class LoopbackOptionTest {

    private static final String PREFIX = "sallyport.test.";
    private static final String HEX = "0123456789abcdef0123456789abcdef";

    static Stream<Arguments> senders() {
        return Stream.of("http://127.0.0.1:1", "https://localhost").flatMap(LoopbackOptionTest::at);
    }

    private static Stream<Arguments> at(String url) {
        ComponentModel twilio =
                Components.with("accountSid", "AC" + HEX, "authToken", "t0ken", "from", "+15557122661", "baseUrl", url);
        return Stream.of(
                Arguments.of(new HttpSenderFactory(), "url", Components.with("url", url)),
                Arguments.of(new OutboxSenderFactory(), "url", Components.with("url", url)),
                Arguments.of(new TwilioSenderFactory(), "baseUrl", twilio));
    }

    @AfterEach
    void withoutTheOption() {
        System.clearProperty(PREFIX + "allow-loopback");
    }

    @ParameterizedTest
    @MethodSource("senders")
    void validateWhenTheServerDoesNotAllowItThenRefusedWithTheOption(
            SmsSenderFactory factory, String setting, ComponentModel component) {
        factory.init(new Config.SystemPropertiesScope(PREFIX));
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> factory.validateConfiguration(null, null, component))
                .satisfies(e -> assertThat(e.text())
                        .startsWith(setting + " ")
                        .endsWith("--spi-sallyport-sms-sender--" + factory.getId() + "--allow-loopback=true"));
        assertThatExceptionOfType(InvalidSetting.class).isThrownBy(() -> factory.create(null, component));
    }

    @ParameterizedTest
    @MethodSource("senders")
    void validateWhenTheServerAllowsItThenAccepted(SmsSenderFactory factory, String setting, ComponentModel component) {
        System.setProperty(PREFIX + "allow-loopback", "true");
        factory.init(new Config.SystemPropertiesScope(PREFIX));
        assertThatCode(() -> factory.validateConfiguration(null, null, component))
                .as(setting)
                .doesNotThrowAnyException();
    }
}
