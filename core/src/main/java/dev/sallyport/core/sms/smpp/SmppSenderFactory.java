package dev.sallyport.core.sms.smpp;

import dev.sallyport.core.keycloak.Truststore;
import dev.sallyport.core.keycloak.Vault;
import dev.sallyport.core.sms.ConfiguredSenderFactory;
import dev.sallyport.core.sms.SmsSender;
import java.util.List;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** Registers {@link SmppSender}. */
public final class SmppSenderFactory extends ConfiguredSenderFactory<SmppConfig> {

    @Override
    protected SmppConfig read(ComponentModel component) {
        return SmppConfig.from(component);
    }

    @Override
    protected SmsSender create(KeycloakSession session, SmppConfig config) {
        Vault vault = new Vault(session);
        String password = config.password().map(secret -> secret.in(vault)).orElse("");
        return new SmppSender(config, password, Truststore.sockets(session));
    }

    @Override
    public String getId() {
        return "sallyport-sms-smpp";
    }

    @Override
    public String getHelpText() {
        return "Sends over SMPP 3.4.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return SmppConfig.properties();
    }
}
