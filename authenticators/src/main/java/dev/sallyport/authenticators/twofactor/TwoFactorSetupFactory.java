package dev.sallyport.authenticators.twofactor;

import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers {@link TwoFactorSetup}. */
public final class TwoFactorSetupFactory implements RequiredActionFactory {

    /** Id and alias of the required action. */
    public static final String ID = "SALLYPORT_SETUP_TWO_FACTOR";

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new TwoFactorSetup();
    }

    @Override
    public String getDisplayText() {
        return "Sallyport: set up a second factor";
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
