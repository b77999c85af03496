package dev.sallyport.rest.forwardauth;

import java.nio.charset.StandardCharsets;

/** Any text as the value of a header. */
final class HeaderText {

    private static final char FIRST = '!';
    private static final char LAST = '~';

    private HeaderText() {}

    /**
     * Visible ASCII stays; all else, the percent sign, line ends and blanks included, is percent-encoded as UTF-8
     * (RFC 3986 §2.1).
     */
    static String of(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet >= FIRST && octet <= LAST && octet != '%') {
                safe.append((char) octet);
            } else {
                safe.append(String.format("%%%02X", octet));
            }
        }
        return safe.toString();
    }
}
