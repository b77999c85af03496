package dev.sallyport.core.sms.outbox;

import dev.sallyport.core.keycloak.OutgoingHttp;
import dev.sallyport.core.sms.ConfiguredSenderFactory;
import dev.sallyport.core.sms.HttpGateway;
import dev.sallyport.core.sms.SmsSender;
import java.util.List;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** Registers {@link OutboxSender}. */
public final class OutboxSenderFactory extends ConfiguredSenderFactory<OutboxConfig> {

    @Override
    protected OutboxConfig read(ComponentModel component) {
        OutboxConfig config = OutboxConfig.from(component);
        requireAllowed(OutboxConfig.URL, config.url());
        return config;
    }

    @Override
    protected SmsSender create(KeycloakSession session, OutboxConfig config) {
        return new OutboxSender(new HttpGateway(new OutgoingHttp(session)), config.url());
    }

    @Override
    public String getId() {
        return "sallyport-sms-outbox";
    }

    @Override
    public String getHelpText() {
        return "Development only: hands messages to an outbox on this machine, where anybody can read them.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return OutboxConfig.properties();
    }
}
