package dev.sallyport.core.token;

import dev.sallyport.core.keycloak.GuardedRefreshFactory;

/** {@link ShownFactorGuard} at each refresh. */
public final class ShownFactorRefreshFactory extends GuardedRefreshFactory {

    public ShownFactorRefreshFactory() {
        super(new ShownFactorGuard());
    }

    @Override
    public String getId() {
        return "sallyport-shown-factor";
    }
}
