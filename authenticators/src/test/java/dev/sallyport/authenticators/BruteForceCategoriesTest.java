package dev.sallyport.authenticators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keycloak.services.managers.DefaultBruteForceProtector.ALLOWED_AUTHENTICATION_CATEGORIES;

import dev.sallyport.authenticators.backupcode.BackupCodeAuthenticatorFactory;
import dev.sallyport.authenticators.sentcode.EmailAuthenticatorFactory;
import dev.sallyport.authenticators.sentcode.SmsAuthenticatorFactory;
import dev.sallyport.authenticators.totp.TotpAuthenticatorFactory;
import dev.sallyport.authenticators.twofactor.DirectGrantSecondFactorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.authentication.AuthenticatorFactory;

/** Keycloak's detector drops failures of a category that it does not know, and says nothing. */
class BruteForceCategoriesTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                TotpAuthenticatorFactory.class,
                SmsAuthenticatorFactory.class,
                EmailAuthenticatorFactory.class,
                BackupCodeAuthenticatorFactory.class,
                DirectGrantSecondFactorFactory.class
            })
    void categoryWhenAnAuthenticatorFailsThenTheDetectorCounts(Class<? extends AuthenticatorFactory> type)
            throws ReflectiveOperationException {
        String category = type.getConstructor().newInstance().getReferenceCategory();
        if (category != null) {
            assertThat(ALLOWED_AUTHENTICATION_CATEGORIES).contains(category);
        }
    }
}
