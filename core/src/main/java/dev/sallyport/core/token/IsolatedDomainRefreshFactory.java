package dev.sallyport.core.token;

import dev.sallyport.core.keycloak.GuardedRefreshFactory;

/** {@link IsolatedDomainGuard} at each refresh. */
public final class IsolatedDomainRefreshFactory extends GuardedRefreshFactory {

    public IsolatedDomainRefreshFactory() {
        super(new IsolatedDomainGuard());
    }

    @Override
    public String getId() {
        return "sallyport-isolated-domain";
    }
}
