package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.account.Proof;
import dev.sallyport.core.keycloak.PlainFactory;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Registers {@link VerifyTwoFactor}. */
public final class VerifyTwoFactorFactory implements RequiredActionFactory, PlainFactory<RequiredActionProvider> {

    /** Id and alias of the required action. */
    static final String ID = Proof.ACTION;

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new VerifyTwoFactor();
    }

    @Override
    public String getDisplayText() {
        return "Sallyport: show the second factor";
    }

    @Override
    public String getId() {
        return ID;
    }
}
