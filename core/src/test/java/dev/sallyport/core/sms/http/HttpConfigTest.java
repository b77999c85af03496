package dev.sallyport.core.sms.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sallyport.core.sms.Components;
import dev.sallyport.core.sms.InvalidSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.component.ComponentModel;

class HttpConfigTest {

    private static final ComponentModel VALID = Components.with("url", "https://sms.example/send");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url|''",
                "url|sms.example",
                "url|http://sms.example/",
                "url|http://127.0.0.1.sms.example/",
                "url|https://user:pass@sms.example/",
                "url|https://sms.example/#x",
                "url|ftp://sms.example/",
                "url|https:///x",
                "url|https://sms example/",
                "method|post",
                "method|DELETE",
                "headers|X-Key",
                "headers|: x",
                "headers|X Key: x",
                "headers|Host: elsewhere",
                "headers|content-length: 0",
                "headers|X-To: ${to}",
                "bodyFormat|XML",
                "body|no JSON",
                "body|\"${to}${text}\"",
                "body|{\"to\":\"${to}\"}",
                "body|{\"text\":\"${text}\"}",
                "body|{\"to\":\"${to}\",\"text\":\"${text}\",\"x\":\"${userEmail}\"}",
                "body|{\"to\":\"${to}\",\"to\":\"${to}\",\"text\":\"${text}\"}",
                "body|{\"${to}\":\"${text}\"}",
                "successPointer|status",
                "username|a:b",
            })
    void fromWhenASettingIsBadThenItIsNamed(String name, String value) {
        assertRefused(Components.changed(VALID, name, value), name);
    }

    @Test
    void fromWhenSettingsDoNotGoTogetherThenOneIsNamed() {
        assertRefused(Components.changed(VALID, "method", "GET"), "bodyFormat");
        assertRefused(Components.changed(VALID, "successPointer", "/status"), "successValue");
        assertRefused(Components.changed(VALID, "successValue", "0"), "successValue");
        assertRefused(Components.changed(VALID, "username", "ann"), "password");
        assertRefused(Components.changed(VALID, "password", "secret"), "password");
        assertRefused(Components.changed(VALID, "bodyFormat", "FORM"), null);
        assertRefused(
                Components.with("url", "https://a.example", "bodyFormat", "FORM", "body", "${to}${text}"), "body");
    }

    @Test
    void toStringThenNothingSecret() {
        HttpConfig config = HttpConfig.from(Components.with(
                "url",
                "https://sms.example/?key=s3cret",
                "username",
                "ann",
                "password",
                "s3cret",
                "headers",
                "A: s3cret"));
        assertThat(config).hasToString("HttpConfig[sms.example]");
        assertThat(config.password()).hasToString("Optional[password=***]");
        assertThat(config.headers()).hasToString("[A: ***]");
    }

    @Test
    void headersWhenSeveralValuesOrLinesThenAllInTheirOrder() {
        HttpConfig config = HttpConfig.from(
                Components.with("url", "https://sms.example", "headers", "A: 1", "headers", "B:2\n\nA: 3 : 4"));
        assertThat(config.headers())
                .extracting(header -> header.name() + "=" + header.value())
                .containsExactly("A=1", "B=2", "A=3 : 4");
    }

    private static void assertRefused(ComponentModel component, String name) {
        if (name == null) {
            assertThat(HttpConfig.from(component)).isNotNull();
            return;
        }
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> HttpConfig.from(component))
                .satisfies(e -> assertThat(e.text()).startsWith(name + " "));
    }
}
