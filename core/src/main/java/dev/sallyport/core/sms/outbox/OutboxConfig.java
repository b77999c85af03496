package dev.sallyport.core.sms.outbox;

import dev.sallyport.core.sms.GatewayUrl;
import dev.sallyport.core.sms.InvalidSetting;
import dev.sallyport.core.sms.Setting;
import java.net.URI;
import java.util.List;
import org.keycloak.component.ComponentModel;
import org.keycloak.provider.ProviderConfigProperty;

/** The settings of {@link OutboxSender}. */
record OutboxConfig(URI url) {

    static final Setting<URI> URL = Setting.named("url", "URL", "Where the outbox takes messages.")
            .of(ProviderConfigProperty.URL_TYPE, "a URL of 127.0.0.1, [::1] or localhost", OutboxConfig::loopback);

    static List<ProviderConfigProperty> properties() {
        return Setting.properties(URL);
    }

    static OutboxConfig from(ComponentModel component) throws InvalidSetting {
        return new OutboxConfig(URL.read(component));
    }

    private static URI loopback(String text) {
        URI url = GatewayUrl.parse(text);
        if (!GatewayUrl.isLoopback(url)) {
            throw new IllegalArgumentException("not this machine");
        }
        return url;
    }
}
