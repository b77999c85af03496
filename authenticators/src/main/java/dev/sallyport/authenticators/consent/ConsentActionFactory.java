package dev.sallyport.authenticators.consent;

import dev.sallyport.core.keycloak.ConsentEvents;
import dev.sallyport.core.keycloak.PlainFactory;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Registers {@link ConsentAction}. */
public final class ConsentActionFactory implements RequiredActionFactory, PlainFactory<RequiredActionProvider> {

    /** Id and alias of the required action. */
    public static final String ID = ConsentEvents.ACTION;

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new ConsentAction();
    }

    @Override
    public String getDisplayText() {
        return "Sallyport: agree to the privacy policy and terms";
    }

    @Override
    public String getId() {
        return ID;
    }
}
