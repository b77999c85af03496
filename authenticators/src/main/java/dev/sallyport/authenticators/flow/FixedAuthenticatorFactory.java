package dev.sallyport.authenticators.flow;

import dev.sallyport.core.keycloak.PlainFactory;
import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** An authenticator with nothing to configure in the flow: its settings are the realm's. */
public abstract class FixedAuthenticatorFactory implements AuthenticatorFactory, PlainFactory<Authenticator> {

    private final String displayType;
    private final String helpText;

    protected FixedAuthenticatorFactory(String displayType, String helpText) {
        this.displayType = displayType;
        this.helpText = helpText;
    }

    @Override
    public final String getDisplayType() {
        return displayType;
    }

    @Override
    public final String getHelpText() {
        return helpText;
    }

    @Override
    public final boolean isConfigurable() {
        return false;
    }

    @Override
    public final boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public final List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }
}
