package dev.sallyport.core.token;

import dev.sallyport.core.keycloak.GuardedTokensFactory;

/** {@link ApiKeyTokenGuard} wherever tokens are issued. */
public final class ApiKeyTokensFactory extends GuardedTokensFactory {

    public ApiKeyTokensFactory() {
        super(new ApiKeyTokenGuard());
    }

    @Override
    public String getId() {
        return "sallyport-api-key";
    }
}
