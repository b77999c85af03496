package dev.sallyport.authenticators.backupcode;

import dev.sallyport.authenticators.twofactor.MethodAuthenticatorFactory;
import dev.sallyport.core.policy.Factor;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** Registers {@link BackupCodeAuthenticator}. */
public final class BackupCodeAuthenticatorFactory extends MethodAuthenticatorFactory {

    private static final Authenticator INSTANCE = new BackupCodeAuthenticator();

    @Override
    protected Factor factor() {
        return Factor.BACKUP_CODE;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return INSTANCE;
    }

    @Override
    public String getId() {
        return "sallyport-backup-code";
    }

    @Override
    public String getDisplayType() {
        return "Sallyport: backup code";
    }

    @Override
    public String getHelpText() {
        return "Asks for one of the codes that the user wrote down, each once.";
    }
}
