package dev.sallyport.core.token;

import dev.sallyport.core.keycloak.ApiKeyToken;
import dev.sallyport.core.keycloak.TokenGuard;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;

/** What was made of an API key buys no other token: that one would not die with the key. */
final class ApiKeyTokenGuard implements TokenGuard {

    private static final String REFUSAL = "Tokens of API keys cannot be exchanged";

    @Override
    public Optional<String> refusal(KeycloakSession session, UserSessionModel userSession) {
        return ApiKeyToken.isShown(session) ? Optional.of(REFUSAL) : Optional.empty();
    }
}
