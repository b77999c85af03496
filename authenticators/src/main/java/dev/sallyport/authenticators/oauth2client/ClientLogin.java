package dev.sallyport.authenticators.oauth2client;

import dev.sallyport.core.oauth2client.ClientUsers;
import dev.sallyport.core.oauth2client.ClientUsers.Arrived;
import dev.sallyport.core.oauth2client.LoginRefusedException;
import dev.sallyport.core.oauth2client.LoginRefusedException.Reason;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.broker.provider.AbstractIdentityProvider;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What a login through a provider knows of itself, and how it ends early. */
final class ClientLogin {

    /** Note in which Keycloak keeps whose account is being linked (IdentityBrokerService.LINKING_IDENTITY_PROVIDER). */
    private static final String LINKING = "LINKING_IDENTITY_PROVIDER";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final BrokeredIdentityContext context;

    ClientLogin(KeycloakSession session, RealmModel realm, BrokeredIdentityContext context) {
        this.session = session;
        this.realm = realm;
        this.context = context;
    }

    FederatedIdentityModel identity() {
        return new FederatedIdentityModel(alias(), context.getId(), context.getUsername(), context.getToken());
    }

    /** Whether somebody who is logged in links this very provider to his account; judged as Keycloak does. */
    boolean isLinking() {
        return login().filter(login -> linkingNote(login).equals(login.getAuthNote(LINKING)))
                .isPresent();
    }

    void requireAdmitted(ClientUsers users) {
        login().map(AuthenticationSessionModel::getAuthenticatedUser)
                .filter(user -> !users.admits(user))
                .ifPresent(user -> {
                    throw new LoginRefusedException(Reason.OTHER_TENANT);
                });
    }

    /** Tells what became of the user, and the rest of the login that a link is new. */
    void note(Arrived arrived) {
        UserModel user = session.users().getUserById(realm, arrived.userId());
        switch (arrived.how()) {
            case KNOWN -> {}
            case LINKED -> {
                login().ifPresent(login ->
                        login.setAuthNote(AbstractIdpAuthenticator.FIRST_BROKER_LOGIN_SUCCESS, alias()));
                event(EventType.FEDERATED_IDENTITY_LINK).user(user).success();
            }
            case CREATED -> {
                login().ifPresent(login ->
                        login.setAuthNote(AbstractIdentityProvider.BROKER_REGISTERED_NEW_USER, "true"));
                event(EventType.REGISTER)
                        .user(user)
                        .detail(Details.REGISTER_METHOD, "broker")
                        .detail(Details.EMAIL, user.getEmail())
                        .success();
            }
        }
    }

    /** Back to the login page, which says why; where there is no page, as at a token exchange, an error. */
    RuntimeException refuse(Reason reason) {
        event(EventType.IDENTITY_PROVIDER_LOGIN)
                .detail(Details.REASON, reason.word())
                .error(Errors.IDENTITY_PROVIDER_LOGIN_FAILURE);
        if (login().isEmpty()) {
            return new IdentityBrokerException(reason.word()).withMessageCode(reason.messageKey());
        }
        IdentityBrokerService broker = new IdentityBrokerService(session);
        broker.init();
        return new WebApplicationException(broker.error(context.getIdpConfig(), reason.messageKey()));
    }

    private Optional<AuthenticationSessionModel> login() {
        return Optional.ofNullable(context.getAuthenticationSession());
    }

    private String linkingNote(AuthenticationSessionModel login) {
        return login.getParentSession().getId() + login.getClient().getClientId() + alias();
    }

    private EventBuilder event(EventType type) {
        EventBuilder event =
                new EventBuilder(realm, session, session.getContext().getConnection()).event(type);
        login().ifPresent(login -> event.client(login.getClient()));
        return event.detail(Details.IDENTITY_PROVIDER, alias())
                .detail(Details.IDENTITY_PROVIDER_USERNAME, context.getUsername());
    }

    private String alias() {
        return context.getIdpConfig().getAlias();
    }
}
