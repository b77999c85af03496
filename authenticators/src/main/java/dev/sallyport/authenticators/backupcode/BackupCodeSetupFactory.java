package dev.sallyport.authenticators.backupcode;

import dev.sallyport.core.account.SetUpActions;
import dev.sallyport.core.keycloak.PlainFactory;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Registers {@link BackupCodeSetup}. */
public final class BackupCodeSetupFactory implements RequiredActionFactory, PlainFactory<RequiredActionProvider> {

    /** Id and alias of the required action. */
    public static final String ID = SetUpActions.BACKUP_CODES;

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new BackupCodeSetup();
    }

    @Override
    public String getDisplayText() {
        return "Sallyport: set up backup codes";
    }

    @Override
    public String getId() {
        return ID;
    }
}
