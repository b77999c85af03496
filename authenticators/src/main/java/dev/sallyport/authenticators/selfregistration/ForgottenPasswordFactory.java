package dev.sallyport.authenticators.selfregistration;

import dev.sallyport.authenticators.flow.FixedAuthenticatorFactory;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;

/** Registers {@link ForgottenPassword}. */
public final class ForgottenPasswordFactory extends FixedAuthenticatorFactory {

    private static final Authenticator INSTANCE = new ForgottenPassword();

    public ForgottenPasswordFactory() {
        super(
                "Sallyport: captcha before a forgotten password",
                "Asks who forgets passwords often for the captcha of the domain that he is on.");
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return INSTANCE;
    }

    @Override
    public String getId() {
        return "sallyport-forgotten-password";
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
