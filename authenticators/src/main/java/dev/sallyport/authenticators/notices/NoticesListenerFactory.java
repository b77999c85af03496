package dev.sallyport.authenticators.notices;

import dev.sallyport.core.keycloak.GlobalListenerFactory;

/** Registers {@link NoticesListener}. */
public final class NoticesListenerFactory extends GlobalListenerFactory {

    public NoticesListenerFactory() {
        super("sallyport-notices", NoticesListener::new);
    }
}
