package dev.sallyport.core.sms.twilio;

import dev.sallyport.core.keycloak.OutgoingHttp;
import dev.sallyport.core.keycloak.Vault;
import dev.sallyport.core.sms.ConfiguredSenderFactory;
import dev.sallyport.core.sms.HttpGateway;
import dev.sallyport.core.sms.SmsSender;
import java.util.List;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** Registers {@link TwilioSender}. */
public final class TwilioSenderFactory extends ConfiguredSenderFactory<TwilioConfig> {

    @Override
    protected TwilioConfig read(ComponentModel component) {
        TwilioConfig config = TwilioConfig.from(component);
        requireAllowed(TwilioConfig.BASE_URL, config.baseUrl());
        return config;
    }

    @Override
    protected SmsSender create(KeycloakSession session, TwilioConfig config) {
        HttpGateway gateway = new HttpGateway(new OutgoingHttp(session));
        return new TwilioSender(gateway, config, config.password().in(new Vault(session)));
    }

    @Override
    public String getId() {
        return "sallyport-sms-twilio";
    }

    @Override
    public String getHelpText() {
        return "Sends over Twilio.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return TwilioConfig.properties();
    }
}
