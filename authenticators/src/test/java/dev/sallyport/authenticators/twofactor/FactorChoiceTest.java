package dev.sallyport.authenticators.twofactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.core.policy.Factor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.authentication.RequiredActionContext;

class FactorChoiceTest {

    /** Keys of the message bundles. */
    @ParameterizedTest
    @CsvSource({"TOTP, totp", "SMS, sms", "EMAIL, email", "BACKUP_CODE, backup-code"})
    void ofWhenAFactorThenItsNameInTheBundles(Factor factor, String feature) {
        FactorChoice choice = FactorChoice.of(new Page(factor));
        assertThat(choice.getId()).isEqualTo(factor.name());
        assertThat(choice.getNameKey()).isEqualTo("sallyport." + feature + ".displayName");
        assertThat(choice.getHelpKey()).isEqualTo("sallyport." + feature + ".helpText");
    }

    private record Page(Factor factor) implements EnrolmentPage {

        @Override
        public void show(RequiredActionContext context) {}

        @Override
        public void process(RequiredActionContext context) {}
    }
}
