package dev.sallyport.authenticators.totp;

import dev.sallyport.authenticators.twofactor.MethodAuthenticatorFactory;
import dev.sallyport.core.policy.Factor;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** Registers {@link TotpAuthenticator}. */
public final class TotpAuthenticatorFactory extends MethodAuthenticatorFactory {

    private static final Authenticator INSTANCE = new TotpAuthenticator();

    @Override
    protected Factor factor() {
        return Factor.TOTP;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return INSTANCE;
    }

    @Override
    public String getId() {
        return "sallyport-totp";
    }

    @Override
    public String getDisplayType() {
        return "Sallyport: authenticator app";
    }

    @Override
    public String getHelpText() {
        return "Asks for the code of an authenticator app (TOTP), each code once.";
    }
}
