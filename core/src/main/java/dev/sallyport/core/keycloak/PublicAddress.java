package dev.sallyport.core.keycloak;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Which addresses are of the public internet, by IANA's special-purpose registries (RFC 6890 and its successors): nobody's
 * inside, no machine's own, and none that carries one of those in itself.
 */
final class PublicAddress {

    private static final List<Block> NOT_PUBLIC_4 = List.of(
            Block.v4(8, 0), // this network
            Block.v4(8, 10),
            Block.v4(10, 100, 64), // shared by a carrier's customers, RFC 6598
            Block.v4(8, 127),
            Block.v4(16, 169, 254), // link-local; where clouds keep their machines' credentials
            Block.v4(12, 172, 16),
            Block.v4(24, 192, 0, 0), // protocol assignments
            Block.v4(24, 192, 0, 2), // documentation
            Block.v4(24, 192, 88, 99), // 6to4 relays, RFC 7526
            Block.v4(16, 192, 168),
            Block.v4(15, 198, 18), // benchmarks
            Block.v4(24, 198, 51, 100), // documentation
            Block.v4(24, 203, 0, 113), // documentation
            Block.v4(4, 224), // multicast
            Block.v4(4, 240)); // reserved, and broadcast

    /** All that is assigned to the internet so far; the rest is local, multicast or nobody's. */
    private static final Block GLOBAL_UNICAST = Block.v6(3, "2000");

    private static final List<Block> NOT_PUBLIC_6 = List.of(
            Block.v6(23, "20010000"), // protocol assignments: Teredo, benchmarks, ORCHID
            Block.v6(32, "20010db8"), // documentation
            Block.v6(20, "3fff0000")); // documentation, RFC 9637

    /** An IPv4 address stands in the last four bytes of these (RFC 6052), after two bytes in that of 6to4 (RFC 3056). */
    private static final Block NAT64 = Block.v6(96, "0064ff9b0000000000000000");

    private static final Block SIX_TO_FOUR = Block.v6(16, "2002");

    private PublicAddress() {}

    /** The addresses of an IPv4 in an IPv6 address are judged by what they carry. */
    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return NOT_PUBLIC_4.stream().noneMatch(block -> block.has(bytes));
        }
        if (NAT64.has(bytes)) {
            return is(carried(bytes, 12));
        }
        if (SIX_TO_FOUR.has(bytes)) {
            return is(carried(bytes, 2));
        }
        return GLOBAL_UNICAST.has(bytes) && NOT_PUBLIC_6.stream().noneMatch(block -> block.has(bytes));
    }

    private static InetAddress carried(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    /** Addresses whose first bits are these. */
    private static final class Block {

        private final int bits;
        private final byte[] prefix;

        private Block(int bits, byte... prefix) {
            this.bits = bits;
            this.prefix = prefix;
        }

        static Block v4(int bits, int... first) {
            byte[] prefix = new byte[4];
            for (int i = 0; i < first.length; i++) {
                prefix[i] = (byte) first[i];
            }
            return new Block(bits, prefix);
        }

        static Block v6(int bits, String hex) {
            return new Block(bits, HexFormat.of().parseHex(hex));
        }

        boolean has(byte... address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
