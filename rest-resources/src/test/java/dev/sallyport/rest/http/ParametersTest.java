package dev.sallyport.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sallyport.core.policy.Factor;
import dev.sallyport.rest.error.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** ThingsBoard's words (thingsboard-behaviour §1.4). */
class ParametersTest {

    @Test
    void requiredWhenThereThenAsSent() {
        assertThat(Parameters.required("verificationCode", "123456")).isEqualTo("123456");
        assertThat(Parameters.required("verificationCode", "")).isEmpty();
    }

    @Test
    void requiredWhenMissingThenTheMessageNamesIt() {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> Parameters.required("verificationCode", null))
                .withMessage("Required request parameter 'verificationCode' for method parameter type String"
                        + " is not present");
    }

    @ParameterizedTest
    @EnumSource
    void factorWhenExactThenFound(Factor factor) {
        assertThat(Parameters.factor(factor.name())).isEqualTo(factor);
    }

    @ParameterizedTest
    @NullAndEmptySource
    void factorWhenMissingThenTheMessageNamesIt(String value) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> Parameters.factor(value))
                .withMessage("Required request parameter 'providerType' for method parameter type TwoFaProviderType"
                        + " is not present");
    }

    @ParameterizedTest
    @ValueSource(strings = {"totp", "XX", " TOTP", "TOTP,SMS"})
    void factorWhenUnknownThenTheMessageQuotesIt(String value) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> Parameters.factor(value))
                .withMessageStartingWith("Method parameter 'providerType': Failed to convert value of type")
                .withMessageEndingWith("[" + value + "]");
    }
}
