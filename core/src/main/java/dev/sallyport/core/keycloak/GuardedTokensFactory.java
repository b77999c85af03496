package dev.sallyport.core.keycloak;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorFactory;

/**
 * Looks at every answer with tokens before it is written, whatever grant it belongs to: token exchange, CIBA, JWT
 * authorization grant, UMA, codes and devices alike. Takes part in every realm, without configuration.
 */
public abstract class GuardedTokensFactory implements TokenPostProcessorFactory {

    private final TokenGuard guard;

    protected GuardedTokensFactory(TokenGuard guard) {
        this.guard = guard;
    }

    @Override
    public final int order() {
        return TokenGuard.ORDER;
    }

    @Override
    public final TokenPostProcessor create(KeycloakSession session) {
        return new GuardedTokens(session, guard);
    }
}
