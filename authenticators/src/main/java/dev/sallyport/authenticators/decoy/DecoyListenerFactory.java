package dev.sallyport.authenticators.decoy;

import dev.sallyport.core.keycloak.GlobalListenerFactory;

/** Registers {@link DecoyListener}. */
public final class DecoyListenerFactory extends GlobalListenerFactory {

    public DecoyListenerFactory() {
        super("sallyport-decoys", DecoyListener::new);
    }
}
