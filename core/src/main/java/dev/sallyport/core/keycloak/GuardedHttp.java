package dev.sallyport.core.keycloak;

import dev.sallyport.core.keycloak.OutgoingHttp.Answer;
import dev.sallyport.core.keycloak.OutgoingHttp.Failure;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Requests to URLs that somebody else than the operator of the server wrote: over https and to public addresses, else only
 * to hosts that the operator vouches for. What a name stands for is judged when it is connected to, and redirects are not
 * followed. Thread-safe.
 */
public final class GuardedHttp {

    /** Sets of keys are larger than what gateways answer. */
    private static final int MAX_ANSWER = 512 * 1024;

    private final OutgoingHttp guarded;
    private final OutgoingHttp open;
    private final Exemption exemption;

    /** Hosts that the operator vouches for. */
    @FunctionalInterface
    public interface Exemption {

        /**
         * Whether requests may go there whatever its address is, and over plain http.
         *
         * @param host lower case, an IPv6 address in brackets
         */
        boolean allows(String host, int port);
    }

    public GuardedHttp(KeycloakSession session, Exemption exemption) {
        this(
                new OutgoingHttp(
                        session.getProvider(HttpClientProvider.class, GuardedClientFactory.ID)
                                .getHttpClient(),
                        MAX_ANSWER),
                new OutgoingHttp(session.getProvider(HttpClientProvider.class).getHttpClient(), MAX_ANSWER),
                exemption);
    }

    GuardedHttp(OutgoingHttp guarded, OutgoingHttp open, Exemption exemption) {
        this.guarded = guarded;
        this.open = open;
        this.exemption = exemption;
    }

    /**
     * Whether a URL may be used as far as its text tells: http or https, with a host and without a user, and not over plain
     * http unless the host is exempt.
     */
    public static boolean permits(URI url, Exemption exemption) {
        return url.getHost() != null
                && url.getRawUserInfo() == null
                && ("https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && isExempt(url, exemption)));
    }

    /**
     * Sends the request and waits for the whole answer, whatever its status.
     *
     * @param time for everything: the connection, the request and the last byte of the answer
     */
    public Answer exchange(OutgoingRequest request, Duration time) throws Failure {
        if (!permits(request.url(), exemption)) {
            throw new Failure(Failure.Kind.NOT_ALLOWED);
        }
        return (isExempt(request.url(), exemption) ? open : guarded).exchange(request, time);
    }

    private static boolean isExempt(URI url, Exemption exemption) {
        int preset = "https".equals(url.getScheme()) ? 443 : 80;
        int port = url.getPort() < 0 ? preset : url.getPort();
        return exemption.allows(url.getHost().toLowerCase(Locale.ROOT), port);
    }
}
