package dev.sallyport.core.sms;

import java.net.URI;
import java.util.Set;

/** Where a gateway may be: behind https, or on this very machine. */
public final class GatewayUrl {

    /** What {@link #parse} lets through, for people. */
    public static final String ALLOWED =
            "an https URL without user, password and fragment; http only for 127.0.0.1, [::1] and localhost";

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    private GatewayUrl() {}

    /** @throws IllegalArgumentException when it is not {@link #ALLOWED} */
    public static URI parse(String text) {
        URI url = URI.create(text);
        boolean safe = "https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && isLoopback(url));
        boolean complete = url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null;
        if (!complete || !safe) {
            throw new IllegalArgumentException("not a gateway's URL");
        }
        return url;
    }

    public static boolean isLoopback(URI url) {
        return LOOPBACK.contains(url.getHost());
    }
}
