package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.account.SetUpActions;
import dev.sallyport.core.keycloak.PlainFactory;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Registers {@link TwoFactorSetup}. */
public final class TwoFactorSetupFactory implements RequiredActionFactory, PlainFactory<RequiredActionProvider> {

    /** Id and alias of the required action. */
    static final String ID = SetUpActions.TWO_FACTOR;

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new TwoFactorSetup();
    }

    @Override
    public String getDisplayText() {
        return "Sallyport: set up a second factor";
    }

    @Override
    public String getId() {
        return ID;
    }
}
