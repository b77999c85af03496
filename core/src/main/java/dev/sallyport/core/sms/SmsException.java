package dev.sallyport.core.sms;

import java.io.Serial;

/** An SMS was not taken. The message is fit for a log: no number, no text, nothing of the gateway's own words. */
public final class SmsException extends Exception {

    /** Why. */
    public enum Reason {
        /** No connection: nothing was sent, it may be tried again. */
        UNREACHABLE,
        /** No answer in time: the message may have been sent. */
        TIMEOUT,
        /** The gateway said no, or something that is no yes. */
        REFUSED,
        /** The gateway does not know us: credentials or address are wrong. */
        MISCONFIGURED,
        /** This server has too many messages on their way: nothing was sent, and no sender is to blame. */
        BUSY,
        /** The realm has no sender. */
        NOT_CONFIGURED
    }

    @Serial
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public SmsException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
