package dev.sallyport.core.sms;

import java.util.List;
import org.keycloak.component.ComponentFactory;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * A kind of SMS sender. A realm's senders are its components of provider type {@code dev.sallyport.core.sms.SmsSender};
 * {@code create} makes a sender for one message, and {@code validateConfiguration} says what is wrong with a component's
 * settings.
 */
public interface SmsSenderFactory extends ComponentFactory<SmsSender, SmsSender> {

    /** The place in the chain. */
    Setting<Integer> PRIORITY = Setting.named(
                    "priority",
                    "Priority",
                    "The sender with the lowest number is asked first, the others only when it fails.")
            .number(0, 10_000)
            .orElse(100);

    /** Whether it is in the chain at all. */
    Setting<Boolean> ENABLED = Setting.named("enabled", "Enabled", "Whether this sender is used.")
            .flag()
            .orElse(true);

    @Override
    default List<ProviderConfigProperty> getCommonProviderConfigProperties() {
        return List.of(PRIORITY.property(), ENABLED.property());
    }
}
