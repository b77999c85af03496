package dev.sallyport.core.sms;

/** Stub. */
public final class SmsException extends Exception {
    private static final long serialVersionUID = 1L;
}
