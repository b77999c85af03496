package dev.sallyport.authenticators.lockout;

import dev.sallyport.core.keycloak.PlainFactory;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Registers {@link LockoutListener}, for every realm: no administrator has to think of it. */
public final class LockoutListenerFactory implements EventListenerProviderFactory, PlainFactory<EventListenerProvider> {

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new LockoutListener(session);
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public String getId() {
        return "sallyport-lockout";
    }
}
