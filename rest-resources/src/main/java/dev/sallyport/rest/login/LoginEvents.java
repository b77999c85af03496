package dev.sallyport.rest.login;

import dev.sallyport.core.keycloak.ApiLogin;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Keycloak events of this door: the same types and errors as in the browser, with the client of the API. */
public final class LoginEvents {

    private final KeycloakSession session;

    public LoginEvents(KeycloakSession session) {
        this.session = session;
    }

    /** An event about a user that is still to be ended with success or error. */
    public EventBuilder about(EventType type, UserModel user) {
        return begin(type).user(user);
    }

    /** An event about nobody known as yet. */
    public EventBuilder begin(EventType type) {
        return new EventBuilder(
                        session.getContext().getRealm(),
                        session,
                        session.getContext().getConnection())
                .event(type)
                .client(ApiLogin.CLIENT_ID);
    }
}
