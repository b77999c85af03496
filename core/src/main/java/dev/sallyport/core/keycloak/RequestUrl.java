package dev.sallyport.core.keycloak;

import java.net.URI;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Base URL of the server as a request has it: a host that whoever sends the request chose. See {@link RequestHost}. */
public final class RequestUrl {

    private RequestUrl() {}

    /** Of the request in the session's context; with the path that the server is at. */
    public static URI of(KeycloakSession session) {
        return session.getContext().getHttpRequest().getUri().getBaseUri();
    }

    /** Whether the realm wants https of whoever sent the request in the session's context. */
    public static boolean mustBeHttps(KeycloakSession session, RealmModel realm) {
        return realm.getSslRequired().isRequired(session.getContext().getConnection());
    }
}
