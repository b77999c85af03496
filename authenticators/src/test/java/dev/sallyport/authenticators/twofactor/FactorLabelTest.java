package dev.sallyport.authenticators.twofactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.core.policy.Factor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactorLabelTest {

    /** Keys of the message bundles. */
    @ParameterizedTest
    @CsvSource({"TOTP, totp", "SMS, sms", "EMAIL, email", "BACKUP_CODE, backup-code"})
    void ofWhenAFactorThenItsNameInTheBundles(Factor factor, String feature) {
        FactorLabel label = FactorLabel.of(factor);
        assertThat(label.getId()).isEqualTo(factor.name());
        assertThat(label.getNameKey()).isEqualTo("sallyport." + feature + ".displayName");
        assertThat(label.getHelpKey()).isEqualTo("sallyport." + feature + ".helpText");
    }
}
