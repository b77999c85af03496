package dev.sallyport.authenticators.sentcode;

import dev.sallyport.core.account.SetUpActions;
import dev.sallyport.core.keycloak.PlainFactory;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Registers {@link SentCodeSetup} for codes by e-mail. */
public final class EmailSetupFactory implements RequiredActionFactory, PlainFactory<RequiredActionProvider> {

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new SentCodeSetup(new EmailForm());
    }

    @Override
    public String getDisplayText() {
        return "Sallyport: set up codes by e-mail";
    }

    @Override
    public String getId() {
        return SetUpActions.EMAIL;
    }
}
