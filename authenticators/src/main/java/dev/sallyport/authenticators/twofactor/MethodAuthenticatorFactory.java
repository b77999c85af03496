package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.policy.Factor;
import java.util.Set;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;

/** Everything that is the same for each second factor's authenticator. A concrete one says id, labels and create. */
public abstract class MethodAuthenticatorFactory extends FixedAuthenticatorFactory {

    private static final Requirement[] REQUIREMENTS = {
        Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED
    };

    protected abstract Factor factor();

    /**
     * Keycloak's brute-force detector drops failures of any category that it does not know, and counts those without
     * one (DefaultBruteForceProtector.ALLOWED_AUTHENTICATION_CATEGORIES). Only its own {@code otp} may be named here.
     */
    @Override
    public final String getReferenceCategory() {
        return factor() == Factor.TOTP ? factor().credentialType() : null;
    }

    /** Makes the Account console list the credential. */
    @Override
    public final Set<String> getOptionalReferenceCategories(KeycloakSession session) {
        return Set.of(factor().credentialType());
    }

    @Override
    public final Requirement[] getRequirementChoices() {
        return REQUIREMENTS.clone();
    }
}
