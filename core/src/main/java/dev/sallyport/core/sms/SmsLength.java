package dev.sallyport.core.sms;

import java.util.stream.IntStream;

/**
 * How long a text is as an SMS (3GPP TS 23.038, and 23.040 §9.2.3.24.1 for messages of several parts): in the GSM
 * alphabet 160 characters, or parts of 153; in UCS-2, which one other character suffices for, 70 or parts of 67.
 */
public final class SmsLength {

    private static final int GSM_SINGLE = 160;
    private static final int GSM_PART = 153;
    private static final int UCS2_SINGLE = 70;
    private static final int UCS2_PART = 67;

    private final boolean gsm7;
    private final int units;
    private final int segments;

    private SmsLength(boolean gsm7, int[] widths) {
        this.gsm7 = gsm7;
        this.units = IntStream.of(widths).sum();
        this.segments = units <= (gsm7 ? GSM_SINGLE : UCS2_SINGLE) ? 1 : parts(widths, gsm7 ? GSM_PART : UCS2_PART);
    }

    public static SmsLength of(String text) {
        boolean gsm7 = Gsm7.covers(text);
        IntStream widths =
                gsm7 ? text.chars().map(Gsm7::width) : text.codePoints().map(Character::charCount);
        return new SmsLength(gsm7, widths.toArray());
    }

    /** Whether the GSM alphabet suffices. */
    public boolean gsm7() {
        return gsm7;
    }

    /** Septets in the GSM alphabet, else UTF-16 units. */
    public int units() {
        return units;
    }

    /** Messages that the gateway will count; 1 for an empty text too. */
    public int segments() {
        return segments;
    }

    /** A character of two units is never torn apart. */
    private static int parts(int[] widths, int capacity) {
        int parts = 1;
        int used = 0;
        for (int width : widths) {
            if (used + width > capacity) {
                parts++;
                used = 0;
            }
            used += width;
        }
        return parts;
    }
}
