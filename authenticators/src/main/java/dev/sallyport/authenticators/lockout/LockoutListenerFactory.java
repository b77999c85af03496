package dev.sallyport.authenticators.lockout;

import dev.sallyport.core.keycloak.GlobalListenerFactory;

/** Registers {@link LockoutListener}. */
public final class LockoutListenerFactory extends GlobalListenerFactory {

    public LockoutListenerFactory() {
        super("sallyport-lockout", LockoutListener::new);
    }
}
