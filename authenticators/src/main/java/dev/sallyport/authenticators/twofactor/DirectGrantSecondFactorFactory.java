package dev.sallyport.authenticators.twofactor;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Registers {@link DirectGrantSecondFactor}. */
public final class DirectGrantSecondFactorFactory implements AuthenticatorFactory {

    private static final Authenticator INSTANCE = new DirectGrantSecondFactor();

    @Override
    public Authenticator create(KeycloakSession session) {
        return INSTANCE;
    }

    @Override
    public String getId() {
        return "sallyport-direct-grant-second-factor";
    }

    @Override
    public String getDisplayType() {
        return "Sallyport: second factor of a direct grant";
    }

    @Override
    public String getHelpText() {
        return "Asks users who have a second factor for it: parameter totp or backup_code.";
    }

    /** None: the brute-force detector counts failures without a category. */
    @Override
    public String getReferenceCategory() {
        return null;
    }

    @Override
    public boolean isConfigurable() {
        return false;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
