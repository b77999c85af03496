package dev.sallyport.rest.signup;

import dev.sallyport.core.keycloak.SignUpEvents;
import dev.sallyport.core.selfregistration.Activation;
import dev.sallyport.rest.login.LoginEvents;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;

/** Tells that somebody became a user. */
final class RegisterEvent {

    private RegisterEvent() {}

    static void tell(KeycloakSession session, Activation.Done done) {
        SignUpEvents.registered(
                        new LoginEvents(session).begin(EventType.REGISTER),
                        done.user().getId(),
                        done.settings().domainId(),
                        done.settings().tenantId())
                .success();
    }
}
