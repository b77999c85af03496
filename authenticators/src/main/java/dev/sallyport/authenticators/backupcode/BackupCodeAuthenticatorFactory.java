package dev.sallyport.authenticators.backupcode;

import dev.sallyport.authenticators.twofactor.MethodAuthenticatorFactory;

/** Registers {@link BackupCodeAuthenticator}. */
public final class BackupCodeAuthenticatorFactory extends MethodAuthenticatorFactory {

    public BackupCodeAuthenticatorFactory() {
        super(
                new BackupCodeAuthenticator(),
                "Sallyport: backup code",
                "Asks for one of the codes that the user wrote down, each once.");
    }
}
