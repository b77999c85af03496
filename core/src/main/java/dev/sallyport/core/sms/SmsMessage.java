package dev.sallyport.core.sms;

import java.util.regex.Pattern;

/**
 * An SMS.
 *
 * @param to   E.164: a plus sign and up to 15 digits
 * @param text of any length; a long one travels in several parts ({@link SmsLength})
 */
public record SmsMessage(String to, String text) {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");

    /** @throws IllegalArgumentException when the number is not E.164; the message does not repeat it */
    public SmsMessage {
        if (!E164.matcher(to).matches()) {
            throw new IllegalArgumentException("a phone number is written in E.164");
        }
    }

    @Override
    public String toString() {
        return "SmsMessage[***]";
    }
}
