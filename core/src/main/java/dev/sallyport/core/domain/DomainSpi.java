package dev.sallyport.core.domain;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Gives a node one {@link DomainNode}. Nobody else implements it. */
public final class DomainSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "sallyport-domain";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return DomainNode.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return DomainNodeFactory.class;
    }
}
