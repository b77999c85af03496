package dev.sallyport.core.keycloak;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.refresh.RefreshTokenProvider;
import org.keycloak.protocol.oidc.refresh.RefreshTokenProviderFactory;

/**
 * Refuses a refresh before Keycloak looks at the refresh token's use count: a token that was refused is not used up.
 * Takes part in every realm, without configuration.
 */
public abstract class GuardedRefreshFactory implements RefreshTokenProviderFactory, PlainFactory<RefreshTokenProvider> {

    private final TokenGuard guard;

    protected GuardedRefreshFactory(TokenGuard guard) {
        this.guard = guard;
    }

    @Override
    public final int order() {
        return TokenGuard.ORDER;
    }

    @Override
    public final RefreshTokenProvider create(KeycloakSession session) {
        return new GuardedRefresh(session, guard);
    }
}
