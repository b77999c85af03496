package dev.sallyport.rest.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionTest {

    @ParameterizedTest
    @ValueSource(strings = {"CI", "a < b", "x }} {{ y", "two\nlines", "Grüße", "{one}"})
    void requireWhenHarmlessThenAsItIs(String text) {
        assertThat(Description.require(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>", "</b>", "<!-- -->", "{{x}}", "a {{\n}} b", "\u0000", "\u0007"})
    void requireWhenMarkupOrControlCharactersThenRefused(String text) {
        assertThatThrownBy(() -> Description.require(text)).hasMessage("Validation error: description is malformed");
    }

    @Test
    void requireWhenVeryLongThenRefusedAtOnce() {
        String text = "{".repeat(2_000_000);
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThatThrownBy(() -> Description.require(text)).hasMessageContaining("length"));
    }
}
