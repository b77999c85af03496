package dev.sallyport.authenticators.totp;

import dev.sallyport.authenticators.twofactor.MethodAuthenticatorFactory;

/** Registers {@link TotpAuthenticator}. */
public final class TotpAuthenticatorFactory extends MethodAuthenticatorFactory {

    public TotpAuthenticatorFactory() {
        super(
                new TotpAuthenticator(),
                "Sallyport: authenticator app",
                "Asks for the code of an authenticator app (TOTP), each code once.");
    }
}
