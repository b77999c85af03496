package dev.sallyport.authenticators.selfregistration;

import dev.sallyport.authenticators.twofactor.FixedAuthenticatorFactory;
import dev.sallyport.core.selfregistration.SignUpPlaces;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;

/** Registers {@link SignUpAuthenticator}. */
public final class SignUpAuthenticatorFactory extends FixedAuthenticatorFactory {

    public SignUpAuthenticatorFactory() {
        super("Sallyport: sign up on a domain", "Signs people up by the settings of the domain that they are on.");
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new SignUpAuthenticator();
    }

    @Override
    public String getId() {
        return SignUpPlaces.STEP;
    }

    @Override
    public String getReferenceCategory() {
        return null;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
    }
}
