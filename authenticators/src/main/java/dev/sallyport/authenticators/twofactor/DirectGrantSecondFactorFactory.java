package dev.sallyport.authenticators.twofactor;

import dev.sallyport.authenticators.flow.FixedAuthenticatorFactory;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;

/** Registers {@link DirectGrantSecondFactor}. */
public final class DirectGrantSecondFactorFactory extends FixedAuthenticatorFactory {

    private static final Authenticator INSTANCE = new DirectGrantSecondFactor();

    public DirectGrantSecondFactorFactory() {
        super(
                "Sallyport: second factor of a direct grant",
                "Asks users who have a second factor for it: parameter totp or backup_code.");
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return INSTANCE;
    }

    @Override
    public String getId() {
        return "sallyport-direct-grant-second-factor";
    }

    /** None: the brute-force detector counts failures without a category. */
    @Override
    public String getReferenceCategory() {
        return null;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
    }
}
