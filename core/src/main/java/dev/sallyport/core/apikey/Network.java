package dev.sallyport.core.apikey;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of addresses in CIDR notation (RFC 4632, RFC 4291 §2.3).
 *
 * @param address 4 or 16 bytes
 * @param bits    how many of its first bits count
 */
public record Network(InetAddress address, int bits) {

    private static final Pattern NOTATION = Pattern.compile("([0-9a-fA-F:.]+)(?:/(\\d{1,3}))?");

    /**
     * With these nothing is looked up: what begins with a digit or a colon, has a colon and is no address is refused by the
     * JDK itself.
     */
    private static final Pattern LITERAL =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}|[0-9a-fA-F]*:[0-9a-fA-F:.]*");

    /** One address alone is a block of one. Empty when it is anything else; never a name, for that would be looked up. */
    public static Optional<Network> parse(String text) {
        Matcher matcher = NOTATION.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return literal(matcher.group(1))
                .map(address -> new Network(address, bits(matcher.group(2), address)))
                .filter(network -> network.bits <= network.address.getAddress().length * Byte.SIZE);
    }

    /** Whether an address lies in it. An IPv4 address in IPv6 notation is one of IPv4. */
    public boolean contains(String text) {
        byte[] block = address.getAddress();
        return literal(text)
                .map(InetAddress::getAddress)
                .filter(candidate -> candidate.length == block.length)
                .filter(candidate -> startsAlike(block, candidate))
                .isPresent();
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + bits;
    }

    private boolean startsAlike(byte[] block, byte[] candidate) {
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if ((block[bit / Byte.SIZE] & mask) != (candidate[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static int bits(String text, InetAddress address) {
        return text == null ? address.getAddress().length * Byte.SIZE : Integer.parseInt(text);
    }

    private static Optional<InetAddress> literal(String text) {
        String withoutZone = text.replaceFirst("%.*", "");
        if (!LITERAL.matcher(withoutZone).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(withoutZone));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
