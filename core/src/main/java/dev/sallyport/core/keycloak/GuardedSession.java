package dev.sallyport.core.keycloak;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.models.KeycloakSession;

/**
 * A session whose HTTP client is {@link GuardedHttp}, and that is the request's own in everything else: for code of
 * Keycloak's that fetches what a configuration names (tokens, user info, keys) and takes its client from its session.
 */
public final class GuardedSession {

    private GuardedSession() {}

    /** @param http made when a client is asked for */
    public static KeycloakSession over(KeycloakSession session, Supplier<GuardedHttp> http) {
        return (KeycloakSession) Proxy.newProxyInstance(
                GuardedSession.class.getClassLoader(),
                new Class<?>[] {KeycloakSession.class},
                (proxy, method, arguments) -> asksForClient(arguments)
                        ? new GuardedClientProvider(http.get())
                        : pass(session, method, arguments));
    }

    private static boolean asksForClient(Object... arguments) {
        return arguments != null && arguments.length == 1 && arguments[0] == HttpClientProvider.class;
    }

    private static Object pass(KeycloakSession session, Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(session, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
