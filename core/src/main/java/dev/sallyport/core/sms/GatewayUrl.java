package dev.sallyport.core.sms;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a gateway may be: behind https, or on this very machine. Names are not resolved: what they stand for may change
 * between the check and the message.
 */
public final class GatewayUrl {

    /** What {@link #parse} lets through, for people. */
    public static final String ALLOWED = "an https URL without user, password and fragment, and not of a link-local"
            + " address; http only for this machine (127.0.0.1, [::1] and localhost)";

    private static final Pattern LOCALHOST = Pattern.compile("(?i)([^.]+\\.)*localhost\\.?");
    private static final Pattern LITERAL = Pattern.compile("\\[.*]|[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    /** What resolvers take for an IPv4 address, however it is written: 127.1, 2130706433, 0x7f000001. */
    private static final Pattern NUMBER = Pattern.compile("(?i)(.*\\.)?([0-9]+|0x[0-9a-f]*)\\.?");

    private static final Pattern ZONE = Pattern.compile("%[^]]*");

    private GatewayUrl() {}

    /** @throws IllegalArgumentException when it is not {@link #ALLOWED} */
    public static URI parse(String text) {
        URI url = URI.create(text);
        boolean complete = url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null;
        if (!complete || isOddlyWritten(url) || isLinkLocal(url) || !isPrivateOnItsWay(url)) {
            throw new IllegalArgumentException("not a gateway's URL");
        }
        return url;
    }

    /** Whether it leads to this very machine, as far as the text tells. */
    public static boolean isLoopback(URI url) {
        return LOCALHOST.matcher(url.getHost()).matches()
                || literal(url)
                        .filter(address -> address.isLoopbackAddress() || address.isAnyLocalAddress())
                        .isPresent();
    }

    private static boolean isPrivateOnItsWay(URI url) {
        return "https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && isLoopback(url));
    }

    private static boolean isOddlyWritten(URI url) {
        return NUMBER.matcher(url.getHost()).matches()
                && !LITERAL.matcher(url.getHost()).matches();
    }

    /** Where clouds keep their machines' credentials. */
    private static boolean isLinkLocal(URI url) {
        return literal(url).filter(InetAddress::isLinkLocalAddress).isPresent();
    }

    /** The host if it is an address and no name; nothing is looked up. IPv4 in IPv6 comes out as IPv4. */
    private static Optional<InetAddress> literal(URI url) {
        String host = url.getHost();
        if (!LITERAL.matcher(host).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(ZONE.matcher(host).replaceFirst("")));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address", e);
        }
    }
}
