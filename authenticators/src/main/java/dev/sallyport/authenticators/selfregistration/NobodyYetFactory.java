package dev.sallyport.authenticators.selfregistration;

import dev.sallyport.core.keycloak.PlainFactory;
import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.provider.ProviderConfigProperty;

/** Registers {@link NobodyYet}. */
public final class NobodyYetFactory implements ConditionalAuthenticatorFactory, PlainFactory<Authenticator> {

    /** Provider id. */
    public static final String ID = "sallyport-nobody-yet";

    @Override
    public ConditionalAuthenticator getSingleton() {
        return NobodyYet.INSTANCE;
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Condition - Sallyport: nobody signed up yet";
    }

    @Override
    public String getHelpText() {
        return "Whether the sign-up of the domain stepped aside, so that Keycloak's own form is shown.";
    }

    @Override
    public boolean isConfigurable() {
        return false;
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
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
    }
}
