package dev.sallyport.core.sms;

/** Stub. */
public record SmsMessage(String to, String text) {}
