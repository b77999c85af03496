package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.account.Installation;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.Action;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * Takes a consent only where it was asked for. Keycloak's own endpoint takes one in every login that has come as far as
 * its required actions, done or not, and makes a session of it (LoginActionsService.processConsent): a single request
 * would lead past whatever the login still asks for. Such a request is sent back to that.
 */
@Provider
public final class ConsentGuard implements ContainerRequestFilter {

    private static final Pattern CONSENT = Pattern.compile("(?:^|/)realms/+([^/]+)/+login-actions/+consent/*$");

    @Override
    public void filter(ContainerRequestContext request) {
        Matcher path = CONSENT.matcher(request.getUriInfo().getPath());
        if (path.find()) {
            KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
            Optional.ofNullable(session.realms().getRealmByName(path.group(1)))
                    .filter(Installation::isIn)
                    .flatMap(realm -> login(session, realm, request.getUriInfo().getQueryParameters()))
                    .filter(login -> !Action.OAUTH_GRANT
                            .name()
                            .equals(login.getAuthNote(AuthenticationProcessor.CURRENT_AUTHENTICATION_EXECUTION)))
                    .ifPresent(login -> request.abortWith(Response.seeOther(whatIsAsked(request, path.group(1)))
                            .build()));
        }
    }

    private static Optional<AuthenticationSessionModel> login(
            KeycloakSession session, RealmModel realm, MultivaluedMap<String, String> query) {
        session.getContext().setRealm(realm);
        return Optional.ofNullable(query.getFirst(Constants.CLIENT_ID))
                .map(realm::getClientByClientId)
                .map(client -> new AuthenticationSessionManager(session)
                        .getCurrentAuthenticationSession(realm, client, query.getFirst(Constants.TAB_ID)));
    }

    /** The query names the login there too. */
    private static URI whatIsAsked(ContainerRequestContext request, String realm) {
        return LoginActionsService.loginActionsBaseUrl(request.getUriInfo())
                .path(LoginActionsService.REQUIRED_ACTION)
                .replaceQuery(request.getUriInfo().getRequestUri().getRawQuery())
                .build(realm);
    }
}
