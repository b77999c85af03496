package dev.sallyport.core.keycloak;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.common.ClientConnection;
import org.keycloak.models.KeycloakSession;

/** The address of whoever calls, as Keycloak sees it: behind a proxy it is right only if Keycloak trusts that proxy. */
public final class ClientAddress {

    private static final int NETWORK_BYTES = 8;
    private static final Pattern IP = Pattern.compile("[0-9a-fA-F:.%]+[0-9a-zA-Z]*");

    private ClientAddress() {}

    /** The address itself; {@code unknown} where there is none. */
    public static String address(KeycloakSession session) {
        return Optional.ofNullable(session.getContext().getConnection())
                .map(ClientConnection::getRemoteAddr)
                .orElse("unknown");
    }

    /** What to count by: an IPv4 address, or the /64 of an IPv6 address, which one household has for itself. */
    public static String network(KeycloakSession session) {
        return Optional.ofNullable(session.getContext().getConnection())
                .map(ClientConnection::getRemoteAddr)
                .map(ClientAddress::network)
                .orElse("unknown");
    }

    static String network(String address) {
        // Never a name: that would be looked up.
        if (!address.contains(":") || !IP.matcher(address).matches()) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES)) + "/64"
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
