package dev.sallyport.core.sms;

import java.time.Duration;
import org.keycloak.provider.Provider;

/**
 * Hands messages over to one gateway. {@code send} runs on a thread of its own, where the Keycloak session must not be
 * touched: whatever a sender needs of the session it takes when it is created.
 */
public interface SmsSender extends Provider {

    /**
     * Hands the message over; returns only when the gateway took it. Does not try twice: that is the chain's business.
     *
     * @param timeout after which it must have ended, with nothing left behind that still waits for the gateway
     */
    void send(SmsMessage message, Duration timeout) throws SmsException;

    @Override
    default void close() {}
}
