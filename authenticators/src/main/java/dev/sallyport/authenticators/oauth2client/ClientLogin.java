package dev.sallyport.authenticators.oauth2client;

import dev.sallyport.core.oauth2client.ClientUsers;
import dev.sallyport.core.oauth2client.ClientUsers.Arrived;
import dev.sallyport.core.oauth2client.LoginRefusedException;
import dev.sallyport.core.oauth2client.LoginRefusedException.Reason;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
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
import org.keycloak.models.IdentityProviderModel;
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
    private final Optional<AuthenticationSessionModel> login;
    private final IdentityProviderModel provider;

    /** @param login null at a token exchange */
    ClientLogin(
            KeycloakSession session,
            RealmModel realm,
            AuthenticationSessionModel login,
            IdentityProviderModel provider) {
        this.session = session;
        this.realm = realm;
        this.login = Optional.ofNullable(login);
        this.provider = provider;
    }

    FederatedIdentityModel identity(BrokeredIdentityContext context) {
        return new FederatedIdentityModel(alias(), context.getId(), context.getUsername(), context.getToken());
    }

    /** Whether somebody who is logged in links this very provider to his account; judged as Keycloak does. */
    boolean isLinking() {
        return login.filter(tab -> linkingNote(tab).equals(tab.getAuthNote(LINKING)))
                .isPresent();
    }

    void requireAdmitted(ClientUsers users) {
        login.map(AuthenticationSessionModel::getAuthenticatedUser)
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
                login.ifPresent(tab -> tab.setAuthNote(AbstractIdpAuthenticator.FIRST_BROKER_LOGIN_SUCCESS, alias()));
                event(EventType.FEDERATED_IDENTITY_LINK).user(user).success();
            }
            case CREATED -> {
                login.ifPresent(tab -> tab.setAuthNote(AbstractIdentityProvider.BROKER_REGISTERED_NEW_USER, "true"));
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
        if (login.isEmpty()) {
            tell(reason);
            return new IdentityBrokerException(reason.word()).withMessageCode(reason.messageKey());
        }
        return new WebApplicationException(refusal(reason));
    }

    /** The login page, which says why. */
    Response refusal(Reason reason) {
        tell(reason);
        session.getContext().setAuthenticationSession(login.orElseThrow());
        IdentityBrokerService broker = new IdentityBrokerService(session);
        broker.init();
        return broker.error(provider, reason.messageKey());
    }

    private void tell(Reason reason) {
        event(EventType.IDENTITY_PROVIDER_LOGIN)
                .detail(Details.REASON, reason.word())
                .error(Errors.IDENTITY_PROVIDER_LOGIN_FAILURE);
    }

    private String linkingNote(AuthenticationSessionModel tab) {
        return tab.getParentSession().getId() + tab.getClient().getClientId() + alias();
    }

    private EventBuilder event(EventType type) {
        EventBuilder event =
                new EventBuilder(realm, session, session.getContext().getConnection()).event(type);
        login.ifPresent(tab -> event.client(tab.getClient()));
        return event.detail(Details.IDENTITY_PROVIDER, alias());
    }

    private String alias() {
        return provider.getAlias();
    }
}
