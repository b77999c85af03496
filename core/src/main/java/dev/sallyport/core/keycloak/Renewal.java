package dev.sallyport.core.keycloak;

import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.services.util.DefaultClientSessionContext;

/** New tokens for somebody who is logged in, without a refresh token: his session goes on, with all that it knows. */
public final class Renewal {

    private final KeycloakSession session;
    private final RealmModel realm;

    public Renewal(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Whether it is a session of our client's own: no other becomes one, and none that is offline. */
    public boolean canRenew(UserSessionModel userSession) {
        return !userSession.isOffline() && own(userSession).isPresent();
    }

    /** @throws java.util.NoSuchElementException when it cannot be renewed */
    public TokenPair in(UserSessionModel userSession, EventBuilder event) {
        return tokens(userSession, own(userSession).orElseThrow(), event);
    }

    private Optional<AuthenticatedClientSessionModel> own(UserSessionModel userSession) {
        return Optional.ofNullable(realm.getClientByClientId(ApiLogin.CLIENT_ID))
                .map(client -> userSession.getAuthenticatedClientSessionByClient(client.getId()));
    }

    private TokenPair tokens(UserSessionModel userSession, AuthenticatedClientSessionModel own, EventBuilder event) {
        ClientModel client = own.getClient();
        session.getContext().setClient(client);
        ClientSessionContext context = DefaultClientSessionContext.fromClientSessionAndScopeParameter(
                own, OAuth2Constants.SCOPE_OPENID, session);
        TokenPair pair = TokenPair.of(new TokenManager()
                .responseBuilder(realm, client, event.session(userSession), session, userSession, context)
                .generateAccessToken()
                .generateRefreshToken()
                .build());
        event.success();
        return pair;
    }
}
