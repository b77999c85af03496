package dev.sallyport.authenticators.twofactor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.account.SecondFactors;
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
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.JsonSerialization;

/**
 * The link to an account at an identity provider that this login made to a user who was there before. Keycloak makes it
 * when a password or a mail has confirmed it. Where the user has a second factor, it is kept only when that was shown:
 * else whoever knows the password could link an account of his own, and from then on come in by way of a provider whose
 * second factor counts.
 */
public final class NewLink {

    private static final String HELD = "sallyport.held-link";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AuthenticationSessionModel login;
    private final UserModel user;

    private NewLink(KeycloakSession session, AuthenticationSessionModel login, UserModel user) {
        this.session = session;
        this.realm = login.getRealm();
        this.login = login;
        this.user = user;
    }

    static NewLink of(RequiredActionContext context) {
        return new NewLink(context.getSession(), context.getAuthenticationSession(), context.getUser());
    }

    /**
     * Takes the link off in the very transaction that made it, unless the factor was shown: where a flow comes after a
     * broker login, that transaction is committed before this login has to show anything.
     */
    public static void holdIfUnproven(KeycloakSession session, AuthenticationSessionModel login, UserModel user) {
        SecondFactors factors = new SecondFactors(session, login.getRealm(), user);
        if (!factors.usable().isEmpty() && !LoginProof.given(session, login, user)) {
            new NewLink(session, login, user).hold();
        }
    }

    /** Takes the link off until the login has shown the factor. */
    void hold() {
        made().map(alias -> session.users().getFederatedIdentity(realm, user, alias))
                .ifPresent(link -> {
                    login.setAuthNote(HELD, json(link));
                    session.users().removeFederatedIdentity(realm, user, link.getIdentityProvider());
                    event(EventType.REMOVE_FEDERATED_IDENTITY, link).success();
                });
        login.removeAuthNote(AbstractIdpAuthenticator.FIRST_BROKER_LOGIN_SUCCESS);
    }

    void keep() {
        Optional.ofNullable(login.getAuthNote(HELD)).map(NewLink::link).ifPresent(link -> {
            login.removeAuthNote(HELD);
            session.users().addFederatedIdentity(realm, user, link);
            event(EventType.FEDERATED_IDENTITY_LINK, link).success();
        });
    }

    private Optional<String> made() {
        boolean newUser = Boolean.parseBoolean(login.getAuthNote(AbstractIdentityProvider.BROKER_REGISTERED_NEW_USER));
        return Optional.ofNullable(login.getAuthNote(AbstractIdpAuthenticator.FIRST_BROKER_LOGIN_SUCCESS))
                .filter(alias -> !newUser);
    }

    private EventBuilder event(EventType type, FederatedIdentityModel link) {
        return new EventBuilder(realm, session, session.getContext().getConnection())
                .event(type)
                .client(login.getClient())
                .user(user)
                .detail(Details.IDENTITY_PROVIDER, link.getIdentityProvider())
                .detail(Details.IDENTITY_PROVIDER_USERNAME, link.getUserName());
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
