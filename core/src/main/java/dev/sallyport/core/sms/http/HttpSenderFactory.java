package dev.sallyport.core.sms.http;

import dev.sallyport.core.keycloak.OutgoingHttp;
import dev.sallyport.core.keycloak.Vault;
import dev.sallyport.core.sms.ConfiguredSenderFactory;
import dev.sallyport.core.sms.HttpGateway;
import dev.sallyport.core.sms.SmsSender;
import java.util.List;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** Registers {@link HttpSender}. */
public final class HttpSenderFactory extends ConfiguredSenderFactory<HttpConfig> {

    @Override
    protected HttpConfig read(ComponentModel component) {
        HttpConfig config = HttpConfig.from(component);
        requireAllowed(HttpConfig.URL, config.url());
        return config;
    }

    @Override
    protected SmsSender create(KeycloakSession session, HttpConfig config) {
        HttpGateway gateway = new HttpGateway(new OutgoingHttp(session));
        return new HttpSender(gateway, config, HttpSecrets.of(config, new Vault(session)));
    }

    @Override
    public String getId() {
        return "sallyport-sms-http";
    }

    @Override
    public String getHelpText() {
        return "Sends over any gateway with an HTTP API that takes JSON or a form.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return HttpConfig.properties();
    }
}
