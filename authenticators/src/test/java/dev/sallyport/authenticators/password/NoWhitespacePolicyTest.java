package dev.sallyport.authenticators.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoWhitespacePolicyTest {

    private final NoWhitespacePolicy policy = new NoWhitespacePolicy();

    @ParameterizedTest
    @ValueSource(strings = {" x", "x ", "a b", "a\tb", "a\nb", "a\u00a0b", "a\u2003b"})
    void validateWhenThereIsWhiteSpaceThenItsMessage(String password) {
        assertThat(policy.validate("ann", password).getMessage()).isEqualTo("sallyport.password.whitespace");
    }

    @Test
    void validateWhenThereIsNoneThenNothing() {
        assertThat(policy.validate("ann", "a-b_\u00e4\ud83d\ude00")).isNull();
        assertThat(policy.validate("ann", "")).isNull();
    }
}
