package dev.sallyport.rest.login;

import dev.sallyport.rest.caller.Caller;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.managers.AuthenticationManager;

/** Ends the Keycloak session behind a token, and with it every token of that session. */
final class Logout {

    private final KeycloakSession session;

    Logout(KeycloakSession session) {
        this.session = session;
    }

    void end(Caller.LoggedIn caller) {
        KeycloakContext context = session.getContext();
        AuthenticationManager.backchannelLogout(
                session,
                context.getRealm(),
                caller.session(),
                context.getUri(),
                context.getConnection(),
                context.getHttpRequest().getHttpHeaders(),
                true);
        new LoginEvents(session)
                .about(EventType.LOGOUT, caller.user())
                .session(caller.session())
                .success();
    }
}
