package dev.sallyport.core.sms;

import java.io.ByteArrayOutputStream;

/** The GSM 7 bit default alphabet and its extension table (3GPP TS 23.038 §6.2.1). */
public final class Gsm7 {

    private static final int ESCAPE = 0x1B;

    /** By code; the escape's own place holds what no text contains. */
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\uFFFFÆæßÉ"
            + " !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
            + "¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final String EXTENDED = "\f^{}\\[~]|€";
    private static final int[] EXTENDED_CODES = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};

    private Gsm7() {}

    /** Whether the alphabet has every character of the text. */
    public static boolean covers(String text) {
        return text.chars().allMatch(c -> width(c) > 0);
    }

    /** Places that a character takes: 1, or 2 with the escape before it; 0 when the alphabet does not have it. */
    static int width(int c) {
        if (c != '\uFFFF' && BASIC.indexOf(c) >= 0) {
            return 1;
        }
        return EXTENDED.indexOf(c) >= 0 ? 2 : 0;
    }

    /**
     * One code in each octet, as SMPP carries them.
     *
     * @throws IllegalArgumentException when the alphabet lacks a character
     */
    public static byte[] encode(String text) {
        ByteArrayOutputStream codes = new ByteArrayOutputStream(text.length());
        text.chars().forEach(c -> {
            switch (width(c)) {
                case 1 -> codes.write(BASIC.indexOf(c));
                case 2 -> {
                    codes.write(ESCAPE);
                    codes.write(EXTENDED_CODES[EXTENDED.indexOf(c)]);
                }
                default -> throw new IllegalArgumentException("not in the GSM alphabet");
            }
        });
        return codes.toByteArray();
    }
}
