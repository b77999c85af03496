package dev.sallyport.authenticators.password;

import dev.sallyport.core.keycloak.PlainFactory;
import dev.sallyport.core.policy.OwnPasswordRules;
import org.keycloak.models.KeycloakSession;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PasswordPolicyProviderFactory;

/** Offers {@link NoWhitespacePolicy} beside Keycloak's own policies. */
public final class NoWhitespacePolicyFactory
        implements PasswordPolicyProviderFactory, PlainFactory<PasswordPolicyProvider> {

    @Override
    public PasswordPolicyProvider create(KeycloakSession session) {
        return new NoWhitespacePolicy();
    }

    @Override
    public String getId() {
        return OwnPasswordRules.NO_WHITESPACE;
    }

    @Override
    public String getDisplayName() {
        return "No White Space";
    }

    @Override
    public String getConfigType() {
        return null;
    }

    @Override
    public String getDefaultConfigValue() {
        return null;
    }

    @Override
    public boolean isMultiplSupported() {
        return false;
    }
}
