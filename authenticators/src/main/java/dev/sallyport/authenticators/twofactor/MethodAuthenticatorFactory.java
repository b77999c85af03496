package dev.sallyport.authenticators.twofactor;

import dev.sallyport.authenticators.flow.FixedAuthenticatorFactory;
import dev.sallyport.core.policy.Factor;
import java.util.Set;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;

/** Everything that is the same for each second factor's authenticator. A concrete one says which and in what words. */
public abstract class MethodAuthenticatorFactory extends FixedAuthenticatorFactory {

    private static final Requirement[] REQUIREMENTS = {
        Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED
    };

    private final MethodAuthenticator<?> authenticator;

    protected MethodAuthenticatorFactory(MethodAuthenticator<?> authenticator, String displayType, String helpText) {
        super(displayType, helpText);
        this.authenticator = authenticator;
    }

    @Override
    public final Authenticator create(KeycloakSession session) {
        return authenticator;
    }

    @Override
    public final String getId() {
        return FactorLabel.of(factor()).authenticatorId();
    }

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

    private Factor factor() {
        return authenticator.factor();
    }
}
