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

    /** Empty when the session is not one of our client's, or only lends its tokens to it. */
    public Optional<TokenPair> in(UserSessionModel userSession, EventBuilder event) {
        ClientModel client = realm.getClientByClientId(ApiLogin.CLIENT_ID);
        if (client == null || userSession.isOffline()) {
            return Optional.empty();
        }
        return Optional.ofNullable(userSession.getAuthenticatedClientSessionByClient(client.getId()))
                .map(own -> tokens(client, userSession, own, event));
    }

    private TokenPair tokens(
            ClientModel client, UserSessionModel userSession, AuthenticatedClientSessionModel own, EventBuilder event) {
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
