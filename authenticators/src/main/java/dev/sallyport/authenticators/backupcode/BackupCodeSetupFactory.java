package dev.sallyport.authenticators.backupcode;

import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers {@link BackupCodeSetup}. */
public final class BackupCodeSetupFactory implements RequiredActionFactory {

    /** Id and alias of the required action. */
    public static final String ID = "SALLYPORT_SETUP_BACKUP_CODES";

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new BackupCodeSetup();
    }

    @Override
    public String getDisplayText() {
        return "Sallyport: set up backup codes";
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}

    @Override
    public String getId() {
        return ID;
    }
}
