package dev.sallyport.rest.grant;

import dev.sallyport.core.account.Proof;
import dev.sallyport.core.apikey.ApiKeyCheck;
import dev.sallyport.core.apikey.ApiKeyValue;
import dev.sallyport.core.apikey.ApiKeyVerdict;
import dev.sallyport.core.apikey.ApiKeyVerdict.Accepted;
import dev.sallyport.core.apikey.ApiKeyVerdict.Reason;
import dev.sallyport.core.apikey.ApiKeyVerdict.Refused;
import dev.sallyport.core.keycloak.ApiKeyEvents;
import dev.sallyport.core.keycloak.ApiKeyToken;
import dev.sallyport.core.keycloak.Issuer;
import dev.sallyport.core.tenancy.Authority;
import dev.sallyport.rest.token.ThingsBoardClaimsMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.Config;
import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.common.util.Time;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.grants.OAuth2GrantTypeBase;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.managers.UserSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * {@value ApiKeyToken#GRANT}: form parameter {@code api_key} for a short-lived access token that is never more than the key.
 * Only for clients with the attribute {@value #SWITCH}. No session stays, and there is no refresh or ID token.
 */
final class ApiKeyGrant extends OAuth2GrantTypeBase {

    static final String SWITCH = "sallyport.api-key-grant";

    private static final String PARAMETER = "api_key";
    private static final String AUTH_METHOD = "api_key";
    private static final String READ_ONLY = "sallyport_read_only";
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Response.Status TOO_MANY_REQUESTS = Response.Status.TOO_MANY_REQUESTS;

    /** With these a token would come with others, or open what lives longer than it. */
    private static final Set<String> UNWANTED = Set.of(OAuth2Constants.SCOPE_OPENID, OAuth2Constants.OFFLINE_ACCESS);

    @Override
    public Response process(Context context) {
        setContext(context);
        event.detail(Details.AUTH_METHOD, AUTH_METHOD);
        requireSwitch();
        String presented = formParams.getFirst(PARAMETER);
        if (presented == null || presented.isEmpty()) {
            throw refuse(Errors.INVALID_REQUEST, OAuthErrorException.INVALID_REQUEST, "Missing parameter: api_key");
        }
        String scope = scope();
        ApiKeyVerdict verdict = new ApiKeyCheck(session).check(presented, true);
        if (verdict instanceof Accepted accepted) {
            return answer(accepted, hash(presented), scope);
        }
        throw refuse((Refused) verdict);
    }

    private void requireSwitch() {
        boolean allowed = Boolean.parseBoolean(client.getAttribute(SWITCH))
                && !client.isConsentRequired()
                && !isLightweight()
                && !realm.getName().equals(Config.getAdminRealm());
        if (!allowed) {
            throw refuse(
                    Errors.NOT_ALLOWED,
                    OAuthErrorException.UNAUTHORIZED_CLIENT,
                    "Client not allowed for the API key grant");
        }
    }

    /** The roles of such a token are not in it, but the user's: all of them. */
    private boolean isLightweight() {
        return Boolean.parseBoolean(client.getAttribute(Constants.USE_LIGHTWEIGHT_ACCESS_TOKEN_ENABLED));
    }

    private String scope() {
        return Arrays.stream(
                        Optional.ofNullable(getRequestedScopes()).orElse("").split(" ", -1))
                .filter(scope -> !UNWANTED.contains(scope))
                .collect(Collectors.joining(" "));
    }

    private static String hash(String presented) {
        return ApiKeyValue.parse(presented).orElseThrow().hash();
    }

    private Response answer(Accepted accepted, String hash, String scope) {
        event.user(accepted.user()).detail(ApiKeyEvents.KEY, accepted.key().keyId());
        ClientSessionContext all = transientSession(accepted, scope);
        if (all.isOfflineTokenRequested()) {
            throw refuse(
                    Errors.INVALID_REQUEST, OAuthErrorException.INVALID_SCOPE, "No offline access with an API key");
        }
        ClientSessionContext limited = new KeyContext(all, realm, accepted.authority());
        TokenManager.AccessTokenResponseBuilder answer = createTokenResponseBuilder(
                accepted.user(), all.getClientSession().getUserSession(), limited, scope, null);
        AccessToken token = answer.getAccessToken();
        ApiKeyToken.of(accepted.key().keyId(), hash).writeTo(token);
        token.getOtherClaims().remove(READ_ONLY);
        if (accepted.key().limits().readOnly()) {
            token.setOtherClaims(READ_ONLY, true);
        }
        token.exp(Math.min(token.getExp(), latest(accepted).getEpochSecond()));
        return createTokenResponse(answer, limited, false);
    }

    private static Instant latest(Accepted accepted) {
        Instant most = Instant.ofEpochMilli(Time.currentTimeMillis()).plus(LONGEST);
        return accepted.key().expiresAt().filter(most::isAfter).orElse(most);
    }

    private ClientSessionContext transientSession(Accepted accepted, String scope) {
        UserModel user = accepted.user();
        AuthenticationSessionManager logins = new AuthenticationSessionManager(session);
        AuthenticationSessionModel login =
                logins.createAuthenticationSession(realm, false).createAuthenticationSession(client);
        login.setAuthenticatedUser(user);
        login.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        login.setClientNote(OIDCLoginProtocol.ISSUER, Issuer.of(session, realm));
        login.setClientNote(OIDCLoginProtocol.SCOPE_PARAM, scope);
        AuthenticationManager.setClientScopesInSession(session, login);
        UserSessionModel userSession = new UserSessionManager(session)
                .createUserSession(
                        login.getParentSession().getId(),
                        realm,
                        user,
                        user.getUsername(),
                        clientConnection.getRemoteHost(),
                        AUTH_METHOD,
                        false,
                        null,
                        null,
                        UserSessionModel.SessionPersistenceState.TRANSIENT);
        Proof.byApiKey().addTo(userSession);
        accepted.authority()
                .map(Authority::name)
                .ifPresent(most -> userSession.setNote(ThingsBoardClaimsMapper.MOST, most));
        ClientSessionContext attached = TokenManager.attachAuthenticationSession(session, userSession, login);
        attached.setAttribute(Constants.GRANT_TYPE, context.getGrantType());
        updateUserSessionFromClientAuth(userSession);
        return attached;
    }

    /** One answer for all keys that are not good; who waits is told how long. */
    private CorsErrorResponseException refuse(Refused refused) {
        event.detail(Details.REASON, refused.reason().name());
        if (refused.reason() == Reason.RATE || refused.reason() == Reason.GUESSING) {
            long seconds = Math.max(1, refused.retryAfter().toSeconds());
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            event.error(Errors.NOT_ALLOWED);
            return new CorsErrorResponseException(cors, "slow_down", "Too many requests", TOO_MANY_REQUESTS);
        }
        return refuse(Errors.INVALID_USER_CREDENTIALS, OAuthErrorException.INVALID_GRANT, "API key is not valid");
    }

    private CorsErrorResponseException refuse(String told, String error, String description) {
        event.error(told);
        return new CorsErrorResponseException(cors, error, description, Response.Status.BAD_REQUEST);
    }

    @Override
    public EventType getEventType() {
        return EventType.LOGIN;
    }

    @Override
    public Set<String> getTokenParameterNames() {
        return Set.of();
    }

    @Override
    protected boolean useRefreshToken() {
        return false;
    }

    /** Keycloak's own APIs do not know what a key may not do: only ours take its tokens, and judge the key. */
    @Override
    public boolean isTokenAllowed(KeycloakSession asked, AccessToken token) {
        String path = asked.getContext().getUri().getPath();
        return path.matches("/?realms/[^/]+/(?:api/.*|sallyport/forward-auth)");
    }
}
