package dev.sallyport.core.policy;

import java.time.Duration;
import java.util.Optional;

/** What the platform says about one kind of factor that it offers. */
public sealed interface FactorSettings {

    Factor factor();

    /** @param issuerName shown by the authenticator app; not blank */
    record Totp(String issuerName) implements FactorSettings {
        @Override
        public Factor factor() {
            return Factor.TOTP;
        }
    }

    /**
     * @param messageTemplate contains {@code ${code}}; empty = the message bundle in the user's language
     * @param codeLifetime    1 s to {@link PlatformTwoFaSettings#MAX_CODE_LIFETIME}
     */
    record Sms(Optional<String> messageTemplate, Duration codeLifetime) implements FactorSettings {
        @Override
        public Factor factor() {
            return Factor.SMS;
        }
    }

    /** @param codeLifetime 1 s to {@link PlatformTwoFaSettings#MAX_CODE_LIFETIME} */
    record Email(Duration codeLifetime) implements FactorSettings {
        @Override
        public Factor factor() {
            return Factor.EMAIL;
        }
    }

    /** @param codesQuantity 1 to {@link PlatformTwoFaSettings#MAX_BACKUP_CODES} */
    record BackupCode(int codesQuantity) implements FactorSettings {

        public static final BackupCode DEFAULT = new BackupCode(10);

        @Override
        public Factor factor() {
            return Factor.BACKUP_CODE;
        }
    }
}
