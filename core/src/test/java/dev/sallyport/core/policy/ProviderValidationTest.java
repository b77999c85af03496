package dev.sallyport.core.policy;

import static dev.sallyport.core.policy.SettingsValidationTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderValidationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"providerType\":\"TOTP\"} | issuerName must not be blank",
                "{\"providerType\":\"TOTP\",\"issuerName\":null} | issuerName must not be blank",
                "{\"providerType\":\"TOTP\",\"issuerName\":\"  \"} | issuerName must not be blank",
                "{\"providerType\":\"TOTP\",\"issuerName\":{}} | issuerName must not be blank",
                "{\"providerType\":\"EMAIL\"} | verificationCodeLifetime is required",
                "{\"providerType\":\"EMAIL\",\"verificationCodeLifetime\":0} | verificationCodeLifetime is required",
                "{\"providerType\":\"EMAIL\",\"verificationCodeLifetime\":-1} | verificationCodeLifetime is required",
                "{\"providerType\":\"EMAIL\",\"verificationCodeLifetime\":601}"
                        + " | verificationCodeLifetime must be less than or equal to 600",
                "{\"providerType\":\"BACKUP_CODE\"} | codesQuantity must be greater than 0",
                "{\"providerType\":\"BACKUP_CODE\",\"codesQuantity\":0} | codesQuantity must be greater than 0",
                "{\"providerType\":\"BACKUP_CODE\",\"codesQuantity\":101}"
                        + " | codesQuantity must be less than or equal to 100"
            })
    void readWhenAProviderIsInvalidThenTheMessageNamesTheField(String provider, String message) {
        assertRefused(Settings.withProvider(provider), "Validation error: " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "absent",
            value = {
                "absent | smsVerificationMessageTemplate is required",
                "5 | smsVerificationMessageTemplate is required",
                "\"\" | smsVerificationMessageTemplate must contain verification code",
                "\"Your code\" | smsVerificationMessageTemplate must contain verification code",
                "\"$code\" | smsVerificationMessageTemplate must contain verification code",
                "\"${ code }\" | smsVerificationMessageTemplate must contain verification code",
                "\"Hello,\\n${code}\" | smsVerificationMessageTemplate must contain verification code"
            })
    void readWhenTheTemplateIsInvalidThenTheMessageSaysHow(String template, String message) {
        String member = template == null ? "" : ",\"smsVerificationMessageTemplate\":" + template;
        String provider = "{\"providerType\":\"SMS\",\"verificationCodeLifetime\":120" + member + "}";
        assertRefused(Settings.withProvider(provider), "Validation error: " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "'TOTP'", "{'providerType':null}", "{'providerType':'totp'}", "[]"})
    void readWhenTheTypeIsUnknownThenTheKnownOnesAreNamed(String provider) {
        assertRefused(
                Settings.withProvider(provider),
                "Validation error: providerType must be one of TOTP, SMS, EMAIL, BACKUP_CODE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'providerType':'TOTP','issuerName':'x'}",
                "{'providerType':'EMAIL','verificationCodeLifetime':1}",
                "{'providerType':'EMAIL','verificationCodeLifetime':600}",
                "{'providerType':'SMS','verificationCodeLifetime':1,'smsVerificationMessageTemplate':'${code}'}",
                "{'providerType':'SMS','verificationCodeLifetime':1,'smsVerificationMessageTemplate':'a ${code} b'}",
                "{'providerType':'BACKUP_CODE','codesQuantity':1}",
                "{'providerType':'BACKUP_CODE','codesQuantity':100}"
            })
    void readWhenAtTheEdgeThenAccepted(String provider) throws InvalidSettings {
        assertThat(Settings.read(Settings.withProvider(provider)).providers()).hasSize(1);
    }
}
