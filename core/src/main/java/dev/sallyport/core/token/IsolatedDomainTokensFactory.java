package dev.sallyport.core.token;

import dev.sallyport.core.keycloak.GuardedTokensFactory;

/** {@link IsolatedDomainGuard} wherever tokens are issued. */
public final class IsolatedDomainTokensFactory extends GuardedTokensFactory {

    public IsolatedDomainTokensFactory() {
        super(new IsolatedDomainGuard());
    }

    @Override
    public String getId() {
        return "sallyport-isolated-domain";
    }
}
