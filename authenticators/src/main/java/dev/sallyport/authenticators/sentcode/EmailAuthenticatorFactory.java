package dev.sallyport.authenticators.sentcode;

import dev.sallyport.authenticators.twofactor.MethodAuthenticatorFactory;
import dev.sallyport.core.sentcode.Channel;

/** Registers {@link SentCodeAuthenticator} for codes by e-mail. */
public final class EmailAuthenticatorFactory extends MethodAuthenticatorFactory {

    public EmailAuthenticatorFactory() {
        super(
                new SentCodeAuthenticator(Channel.EMAIL),
                "Sallyport: code by e-mail",
                "Sends a code by e-mail and asks for it, each code once.");
    }
}
