package dev.sallyport.core.apikey;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Gives a node one {@link ApiKeyNode}, with settings of the server. Nobody else implements it. */
public final class ApiKeySpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "sallyport-api-key";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return ApiKeyNode.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return ApiKeyNodeFactory.class;
    }
}
