package dev.sallyport.core.keycloak;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.execchain.ClientExecChain;

/**
 * Has a client refuse hosts that are not public. The addresses that are judged are those that it then connects to, so it
 * does not help to answer the next question for the name otherwise. Through a proxy it is the proxy that looks names up
 * and must judge them; only hosts that are written as addresses are judged here.
 */
final class GuardedClientBuilder extends HttpClientBuilder {

    /** IPv6, or what resolvers take for an IPv4 address, however it is written: 127.1, 2130706433, 0x7f000001. */
    private static final Pattern ADDRESS = Pattern.compile("(?i)\\[?[0-9a-f.]*:.*|(.*\\.)?([0-9]+|0x[0-9a-f]*)\\.?");

    /** Whether this thread is about to connect to a proxy, whose address is the server's own affair. */
    private final ThreadLocal<Boolean> toProxy = ThreadLocal.withInitial(() -> false);

    GuardedClientBuilder() {
        setDnsResolver(host -> toProxy.get() ? InetAddress.getAllByName(host) : publicOnly(host));
    }

    private static InetAddress[] publicOnly(String host) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        if (!Stream.of(addresses).allMatch(PublicAddress::is)) {
            throw new NotPublicException();
        }
        return addresses;
    }

    @Override
    protected ClientExecChain decorateMainExec(ClientExecChain next) {
        return (route, request, context, aware) -> {
            if (route.getProxyHost() == null) {
                return next.execute(route, request, context, aware);
            }
            String host = route.getTargetHost().getHostName();
            if (ADDRESS.matcher(host).matches()) {
                publicOnly(host);
            }
            toProxy.set(true);
            try {
                return next.execute(route, request, context, aware);
            } finally {
                toProxy.remove();
            }
        };
    }
}
