package dev.sallyport.core.sms;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link SmsSender} something that Keycloak looks for in provider JARs, ours and others. */
public final class SmsSenderSpi implements Spi {

    static final String NAME = "sallyport-sms-sender";

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return SmsSender.class;
    }

    @Override
    public Class<? extends ProviderFactory<SmsSender>> getProviderFactoryClass() {
        return SmsSenderFactory.class;
    }
}
