package dev.sallyport.rest.routing;

import dev.sallyport.core.keycloak.ApiLogin;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.utils.WebOriginsUtils;
import org.keycloak.services.cors.Cors;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * CORS for our paths: the web origins of client {@code thingsboard-api} may call, and nobody else's answers carry a
 * header. Also keeps answers out of caches, for each is somebody's.
 */
@Provider
public final class CrossOrigin implements ContainerResponseFilter {

    private static final String REQUESTED_METHOD = "Access-Control-Request-Method";
    private static final String REQUESTED_HEADERS = "Access-Control-Request-Headers";
    private static final String MAX_AGE_SECONDS = "1800";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        if (ApiPath.of(session).isEmpty()) {
            return;
        }
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-cache, no-store, max-age=0, must-revalidate");
        String origin = request.getHeaderString(Cors.ORIGIN_HEADER);
        if (origin == null) {
            return;
        }
        headers.add(HttpHeaders.VARY, Cors.ORIGIN_HEADER);
        boolean allowed = isAllowed(session, origin);
        if (allowed) {
            headers.putSingle(Cors.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.putSingle(Cors.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        }
        if (HttpMethod.OPTIONS.equals(request.getMethod()) && request.getHeaderString(REQUESTED_METHOD) != null) {
            preflight(request, response, allowed);
        }
    }

    private static void preflight(ContainerRequestContext request, ContainerResponseContext response, boolean allowed) {
        response.setStatus(allowed ? 200 : 403);
        response.setEntity(null);
        if (allowed) {
            MultivaluedMap<String, Object> headers = response.getHeaders();
            headers.putSingle(Cors.ACCESS_CONTROL_ALLOW_METHODS, request.getHeaderString(REQUESTED_METHOD));
            headers.putSingle(Cors.ACCESS_CONTROL_MAX_AGE, MAX_AGE_SECONDS);
            String wanted = request.getHeaderString(REQUESTED_HEADERS);
            if (wanted != null) {
                headers.putSingle(Cors.ACCESS_CONTROL_ALLOW_HEADERS, wanted);
            }
        }
    }

    private static boolean isAllowed(KeycloakSession session, String origin) {
        RealmModel realm = session.getContext().getRealm();
        ClientModel client = realm == null ? null : realm.getClientByClientId(ApiLogin.CLIENT_ID);
        if (client == null) {
            return false;
        }
        var origins = WebOriginsUtils.resolveValidWebOrigins(session, client);
        return origins.contains("*") || origins.contains(origin);
    }
}
