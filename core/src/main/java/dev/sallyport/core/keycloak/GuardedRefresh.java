package dev.sallyport.core.keycloak;

import java.util.Optional;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.UserSessionProvider;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.refresh.InitialRefreshTokenContext;
import org.keycloak.protocol.oidc.refresh.RefreshTokenContext;
import org.keycloak.protocol.oidc.refresh.RefreshTokenProvider;
import org.keycloak.representations.RefreshToken;
import org.keycloak.util.TokenUtil;

/** Stands before the provider that refreshes, and steps in only where there is something to refuse. */
final class GuardedRefresh implements RefreshTokenProvider {

    private final KeycloakSession session;
    private final TokenGuard guard;

    GuardedRefresh(KeycloakSession session, TokenGuard guard) {
        this.session = session;
        this.guard = guard;
    }

    /** It never makes a refresh token. */
    @Override
    public boolean supports(InitialRefreshTokenContext context) {
        return false;
    }

    @Override
    public RefreshToken generateRefreshToken(InitialRefreshTokenContext context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean supports(RefreshTokenContext context) {
        return refusal(context.oldRefreshToken()).isPresent();
    }

    @Override
    public TokenManager.AccessTokenResponseBuilder refreshAccessToken(RefreshTokenContext context)
            throws OAuthErrorException {
        RefreshToken token = context.oldRefreshToken();
        EventBuilder event = context.grantContext().getEvent();
        event.session(token.getSessionId())
                .user(token.getSubject())
                .detail(Details.REFRESH_TOKEN_ID, token.getId())
                .detail(Details.REFRESH_TOKEN_TYPE, token.getType());
        throw new OAuthErrorException(
                OAuthErrorException.INVALID_GRANT, refusal(token).orElseThrow());
    }

    /**
     * Where refresh tokens are used once, Keycloak takes a lock before it loads the session, for it counts uses there; a
     * session that was loaded earlier could be out of date. So it is looked at apart from this request then.
     */
    private Optional<String> refusal(RefreshToken token) {
        RealmModel realm = session.getContext().getRealm();
        if (!realm.isRevokeRefreshToken()) {
            return refusal(session, realm, token);
        }
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                own -> refusal(own, own.getContext().getRealm(), token),
                "guard of a refresh");
    }

    /** A session that is not there any more is Keycloak's to refuse. */
    private Optional<String> refusal(KeycloakSession keycloak, RealmModel realm, RefreshToken token) {
        UserSessionProvider sessions = keycloak.sessions();
        UserSessionModel userSession = TokenUtil.TOKEN_TYPE_OFFLINE.equals(token.getType())
                ? sessions.getOfflineUserSession(realm, token.getSessionId())
                : sessions.getUserSession(realm, token.getSessionId());
        return Optional.ofNullable(userSession).flatMap(found -> guard.refusal(keycloak, found));
    }
}
