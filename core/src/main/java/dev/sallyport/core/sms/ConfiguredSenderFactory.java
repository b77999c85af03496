package dev.sallyport.core.sms;

import dev.sallyport.core.keycloak.PlainFactory;
import java.net.URI;
import org.keycloak.Config;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * A kind of sender that reads a component's settings into one record.
 *
 * @param <C> the record
 */
public abstract class ConfiguredSenderFactory<C> implements SmsSenderFactory, PlainFactory<SmsSender> {

    /** Whether gateways may be on this machine: for whoever runs the server to say, not for a realm's administrator. */
    private static final String ALLOW_LOOPBACK = "allow-loopback";

    private boolean loopbackAllowed;

    @Override
    public final void init(Config.Scope config) {
        loopbackAllowed = config.getBoolean(ALLOW_LOOPBACK, false);
    }

    /** To be called with a gateway's URL by {@link #read}: this machine's own services are not for every administrator. */
    protected final void requireAllowed(Setting<URI> setting, URI url) throws InvalidSetting {
        if (GatewayUrl.isLoopback(url) && !loopbackAllowed) {
            throw new InvalidSetting(
                    setting.name(),
                    "may be on this machine only with the server option --spi-" + SmsSenderSpi.NAME + "--" + getId()
                            + "--" + ALLOW_LOOPBACK + "=true");
        }
    }

    /** Reads all settings, and checks how they go together. */
    protected abstract C read(ComponentModel component) throws InvalidSetting;

    /** Makes the sender; takes from the session what it needs. */
    protected abstract SmsSender create(KeycloakSession session, C config) throws InvalidSetting;

    @Override
    public final SmsSender create(KeycloakSession session, ComponentModel component) {
        return create(session, read(component));
    }

    @Override
    public final void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel component) {
        PRIORITY.read(component);
        ENABLED.read(component);
        read(component);
    }

    /** A sender is made for a component of a realm only. */
    @Override
    public final SmsSender create(KeycloakSession session) {
        throw new UnsupportedOperationException(getId() + " needs a component");
    }
}
