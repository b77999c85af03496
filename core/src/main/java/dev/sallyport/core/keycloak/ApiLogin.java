package dev.sallyport.core.keycloak;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.managers.UserSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/**
 * A login that is not a login flow of Keycloak's, but ends in a session of Keycloak's: the steps of
 * {@code ResourceOwnerPasswordCredentialsGrantType} after its flow. Whoever calls it has verified the user.
 */
public final class ApiLogin {

    /** The client that the sessions belong to. */
    public static final String CLIENT_ID = "thingsboard-api";

    private static final String AUTH_METHOD = "thingsboard-api";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ClientModel client;
    private final AuthenticationSessionModel authentication;

    private ApiLogin(KeycloakSession session, RealmModel realm, ClientModel client, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.client = client;
        session.getContext().setClient(client);
        RootAuthenticationSessionModel root =
                new AuthenticationSessionManager(session).createAuthenticationSession(realm, false);
        this.authentication = root.createAuthenticationSession(client);
        authentication.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        authentication.setAuthenticatedUser(user);
        authentication.setClientNote(OIDCLoginProtocol.ISSUER, Issuer.of(session, realm));
        authentication.setClientNote(OIDCLoginProtocol.SCOPE_PARAM, OAuth2Constants.SCOPE_OPENID);
        AuthenticationManager.setClientScopesInSession(session, authentication);
    }

    /**
     * Begins a login.
     *
     * @throws IllegalStateException when Sallyport is not installed in the realm
     */
    public static ApiLogin begin(KeycloakSession session, RealmModel realm, UserModel user) {
        ClientModel client = realm.getClientByClientId(CLIENT_ID);
        if (client == null || !client.isEnabled()) {
            throw new IllegalStateException("realm '" + realm.getName() + "' has no enabled client " + CLIENT_ID);
        }
        return new ApiLogin(session, realm, client, user);
    }

    /**
     * What Keycloak wants done before this user, who showed his password, may go on, with everything that its triggers
     * add: a new password for one that is too old, for instance.
     */
    public Set<String> requiredActions(EventBuilder event) {
        UserModel user = authentication.getAuthenticatedUser();
        authentication.setAuthNote(AuthenticationManager.PASSWORD_VALIDATED, "true");
        AuthenticationManager.evaluateRequiredActionTriggers(
                session, authentication, session.getContext().getHttpRequest(), event, realm, user);
        return Stream.concat(user.getRequiredActionsStream(), authentication.getRequiredActions().stream())
                .collect(Collectors.toSet());
    }

    /** Has the session that this login becomes keep a note. */
    public void note(String name, String value) {
        authentication.setUserSessionNote(name, value);
    }

    /** Ends the login with a session and its tokens, the LOGIN event, and a fresh start with the brute-force detector. */
    public TokenPair complete(EventBuilder event) {
        UserModel user = authentication.getAuthenticatedUser();
        UserSessionModel userSession = new UserSessionManager(session)
                .createUserSession(
                        authentication.getParentSession().getId(),
                        realm,
                        user,
                        user.getUsername(),
                        session.getContext().getConnection().getRemoteHost(),
                        AUTH_METHOD,
                        false,
                        null,
                        null,
                        UserSessionModel.SessionPersistenceState.PERSISTENT);
        ClientSessionContext context = TokenManager.attachAuthenticationSession(session, userSession, authentication);
        event.user(user).session(userSession).detail(Details.AUTH_METHOD, AUTH_METHOD);
        TokenPair pair = TokenPair.of(new TokenManager()
                .responseBuilder(realm, client, event, session, userSession, context)
                .generateAccessToken()
                .generateRefreshToken()
                .build());
        event.success();
        new BruteForce(session, realm, user).succeeded();
        return pair;
    }

    /** Drops a login that does not end in a session. */
    public void abandon() {
        new AuthenticationSessionManager(session).removeAuthenticationSession(realm, authentication, false);
    }
}
