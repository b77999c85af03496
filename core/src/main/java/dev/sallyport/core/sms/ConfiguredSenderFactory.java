package dev.sallyport.core.sms;

import dev.sallyport.core.keycloak.PlainFactory;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * A kind of sender that reads a component's settings into one record.
 *
 * @param <C> the record
 */
public abstract class ConfiguredSenderFactory<C> implements SmsSenderFactory, PlainFactory<SmsSender> {

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
