package dev.sallyport.authenticators.sentcode;

import dev.sallyport.authenticators.twofactor.MethodAuthenticatorFactory;
import dev.sallyport.core.sentcode.Channel;

/** Registers {@link SentCodeAuthenticator} for codes by SMS. */
public final class SmsAuthenticatorFactory extends MethodAuthenticatorFactory {

    public SmsAuthenticatorFactory() {
        super(
                new SentCodeAuthenticator(Channel.SMS),
                "Sallyport: code by SMS",
                "Sends a code by SMS and asks for it, each code once.");
    }
}
