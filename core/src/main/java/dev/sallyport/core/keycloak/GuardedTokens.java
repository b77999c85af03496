package dev.sallyport.core.keycloak;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorContext;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.services.cors.Cors;

/** Refuses with an exception that every grant of Keycloak passes on as it is; the event it leaves to who throws it. */
final class GuardedTokens implements TokenPostProcessor {

    private final KeycloakSession session;
    private final TokenGuard guard;

    GuardedTokens(KeycloakSession session, TokenGuard guard) {
        this.session = session;
        this.guard = guard;
    }

    @Override
    public void process(TokenPostProcessorContext context) {
        ClientSessionContext issued = context.clientSessionCtx();
        guard.refusal(session, issued.getClientSession().getUserSession()).ifPresent(why -> {
            event(issued).detail(Details.REASON, why).error(Errors.NOT_ALLOWED);
            throw new CorsErrorResponseException(
                    Cors.builder(), OAuthErrorException.INVALID_GRANT, why, Response.Status.BAD_REQUEST);
        });
    }

    private EventBuilder event(ClientSessionContext issued) {
        KeycloakContext context = session.getContext();
        UserSessionModel userSession = issued.getClientSession().getUserSession();
        return new EventBuilder(context.getRealm(), session, context.getConnection())
                .event(type(issued))
                .client(context.getClient())
                .user(userSession.getUser())
                .session(userSession);
    }

    /** That of the grant; of a login where tokens come without one. */
    private EventType type(ClientSessionContext issued) {
        return Optional.ofNullable(issued.getAttribute(Constants.GRANT_TYPE, String.class))
                .or(this::requestedGrant)
                .map(grant -> session.getProvider(OAuth2GrantType.class, grant))
                .map(OAuth2GrantType::getEventType)
                .orElse(EventType.LOGIN);
    }

    /** UMA does not say which grant it is. */
    private Optional<String> requestedGrant() {
        return Optional.ofNullable(session.getContext().getHttpRequest().getDecodedFormParameters())
                .map(form -> form.getFirst(OAuth2Constants.GRANT_TYPE));
    }
}
