package dev.sallyport.core.token;

import dev.sallyport.core.keycloak.GuardedTokensFactory;

/** {@link ShownFactorGuard} wherever tokens are issued. */
public final class ShownFactorTokensFactory extends GuardedTokensFactory {

    public ShownFactorTokensFactory() {
        super(new ShownFactorGuard());
    }

    @Override
    public String getId() {
        return "sallyport-shown-factor";
    }
}
