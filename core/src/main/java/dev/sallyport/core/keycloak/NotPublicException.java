package dev.sallyport.core.keycloak;

import java.net.UnknownHostException;

/** A host has an address that is not public. */
final class NotPublicException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    NotPublicException() {
        super("not a public address");
    }
}
