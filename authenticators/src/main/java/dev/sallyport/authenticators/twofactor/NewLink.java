package dev.sallyport.authenticators.twofactor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.broker.provider.AbstractIdentityProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.UserProvider;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.JsonSerialization;

/**
 * The link to an account at an identity provider that this login made to a user who was there before. Keycloak makes it
 * when a password or a mail has confirmed it. Where the user has a second factor, it is kept only when that was shown:
 * else whoever knows the password could link an account of his own, and from then on come in by way of a provider whose
 * second factor counts.
 */
final class NewLink {

    private static final String HELD = "sallyport.held-link";

    private final RequiredActionContext context;
    private final AuthenticationSessionModel login;

    NewLink(RequiredActionContext context) {
        this.context = context;
        this.login = context.getAuthenticationSession();
    }

    /** Takes the link off until the login has shown the factor. */
    void hold() {
        made().map(alias -> users().getFederatedIdentity(context.getRealm(), context.getUser(), alias))
                .ifPresent(link -> {
                    login.setAuthNote(HELD, json(link));
                    users().removeFederatedIdentity(context.getRealm(), context.getUser(), link.getIdentityProvider());
                    event(EventType.REMOVE_FEDERATED_IDENTITY, link).success();
                });
        login.removeAuthNote(AbstractIdpAuthenticator.FIRST_BROKER_LOGIN_SUCCESS);
    }

    void keep() {
        Optional.ofNullable(login.getAuthNote(HELD)).map(NewLink::link).ifPresent(link -> {
            login.removeAuthNote(HELD);
            users().addFederatedIdentity(context.getRealm(), context.getUser(), link);
            event(EventType.FEDERATED_IDENTITY_LINK, link).success();
        });
    }

    private Optional<String> made() {
        boolean newUser = Boolean.parseBoolean(login.getAuthNote(AbstractIdentityProvider.BROKER_REGISTERED_NEW_USER));
        return Optional.ofNullable(login.getAuthNote(AbstractIdpAuthenticator.FIRST_BROKER_LOGIN_SUCCESS))
                .filter(alias -> !newUser);
    }

    private EventBuilder event(EventType type, FederatedIdentityModel link) {
        return context.getEvent()
                .clone()
                .event(type)
                .detail(Details.IDENTITY_PROVIDER, link.getIdentityProvider())
                .detail(Details.IDENTITY_PROVIDER_USERNAME, link.getUserName());
    }

    private UserProvider users() {
        return context.getSession().users();
    }

    private static String json(FederatedIdentityModel link) {
        return JsonSerialization.createObjectNode()
                .put("alias", link.getIdentityProvider())
                .put("id", link.getUserId())
                .put("name", link.getUserName())
                .put("token", link.getToken())
                .toString();
    }

    private static FederatedIdentityModel link(String json) {
        try {
            ObjectNode link = JsonSerialization.readValue(json, ObjectNode.class);
            return new FederatedIdentityModel(
                    link.path("alias").asText(),
                    link.path("id").asText(),
                    link.path("name").textValue(),
                    link.path("token").textValue());
        } catch (IOException e) {
            throw new UncheckedIOException("the login’s own note is broken", e);
        }
    }
}
