package dev.sallyport.core.sentcode;

import java.net.IDN;
import java.util.Locale;
import java.util.Objects;

/**
 * Where a code is sent.
 *
 * @param channel SMS or e-mail
 * @param address a phone number in E.164 form, or a mail address; as its owner gave it
 */
public record Destination(Channel channel, String address) {

    private static final int KEPT = 2;

    public Destination {
        Objects.requireNonNull(channel);
        Objects.requireNonNull(address);
    }

    /** The same mailbox or telephone has the same key, in which case and script it may be written: for counting. */
    public String key() {
        String text = address.strip().toLowerCase(Locale.ROOT);
        int at = text.lastIndexOf('@');
        return channel.name() + ":" + (at < 0 ? text : text.substring(0, at + 1) + ascii(text.substring(at + 1)));
    }

    /** As it travels (RFC 5891); what cannot be a domain stays as it is. */
    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain);
        } catch (IllegalArgumentException e) {
            return domain;
        }
    }

    /**
     * What may be shown and written to events: first and last two characters of the telling part, a star for each other
     * one, and only stars when there are four or fewer (thingsboard-behaviour §8.1).
     */
    public String masked() {
        return switch (channel) {
            case SMS -> address.startsWith("+") ? "+" + stars(address.substring(1)) : stars(address);
            case EMAIL -> {
                int at = address.lastIndexOf('@');
                yield at < 0 ? stars(address) : stars(address.substring(0, at)) + address.substring(at);
            }
        };
    }

    private static String stars(String part) {
        int length = part.length();
        if (length <= 2 * KEPT) {
            return "*".repeat(length);
        }
        return part.substring(0, KEPT) + "*".repeat(length - 2 * KEPT) + part.substring(length - KEPT);
    }

    @Override
    public String toString() {
        return "Destination[" + channel + ", ***]";
    }
}
