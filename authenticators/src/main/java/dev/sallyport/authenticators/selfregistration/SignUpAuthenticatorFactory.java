package dev.sallyport.authenticators.selfregistration;

import dev.sallyport.authenticators.flow.FixedAuthenticatorFactory;
import dev.sallyport.core.selfregistration.SignUpPlaces;
import dev.sallyport.core.selfregistration.SignUpRounds;
import java.time.Duration;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers {@link SignUpAuthenticator}. */
public final class SignUpAuthenticatorFactory extends FixedAuthenticatorFactory {

    private static final Duration PRESET = Duration.ofMinutes(1);

    private Duration rounds = PRESET;

    public SignUpAuthenticatorFactory() {
        super("Sallyport: sign up on a domain", "Signs people up by the settings of the domain that they are on.");
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new SignUpAuthenticator();
    }

    @Override
    public void init(Config.Scope config) {
        rounds = Duration.ofSeconds(config.getLong("rounds-every-seconds", PRESET.toSeconds()));
    }

    /** The only factory of this feature that Keycloak always has. */
    @Override
    public void postInit(KeycloakSessionFactory factory) {
        SignUpRounds.begin(factory, rounds);
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
