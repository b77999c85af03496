package dev.sallyport.rest.routing;

import dev.sallyport.core.keycloak.ApiLogin;
import dev.sallyport.rest.caller.Callers;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.error.ApiException;
import dev.sallyport.rest.error.ErrorBody;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
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
        boolean options = HttpMethod.OPTIONS.equals(request.getMethod());
        if (origin == null) {
            if (options) {
                requireToken(session, response);
            }
            return;
        }
        headers.add(HttpHeaders.VARY, Cors.ORIGIN_HEADER);
        boolean allowed = isAllowed(session, origin);
        if (allowed) {
            headers.putSingle(Cors.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.putSingle(Cors.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        }
        if (options && request.getHeaderString(REQUESTED_METHOD) != null) {
            preflight(request, response, allowed);
        }
    }

    /** JAX-RS answers OPTIONS by itself, with the methods of the path, whoever asks. */
    private static void requireToken(KeycloakSession session, ContainerResponseContext response) {
        try {
            new Callers(session).require();
        } catch (ApiException refused) {
            response.getHeaders().remove(HttpHeaders.ALLOW);
            replace(response, refused);
        }
    }

    private static void preflight(ContainerRequestContext request, ContainerResponseContext response, boolean allowed) {
        if (!allowed) {
            replace(response, ApiError.PERMISSION_DENIED.because("Invalid CORS request"));
            return;
        }
        response.setStatus(200);
        response.setEntity(null);
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle(Cors.ACCESS_CONTROL_ALLOW_METHODS, request.getHeaderString(REQUESTED_METHOD));
        headers.putSingle(Cors.ACCESS_CONTROL_MAX_AGE, MAX_AGE_SECONDS);
        String wanted = request.getHeaderString(REQUESTED_HEADERS);
        if (wanted != null) {
            headers.putSingle(Cors.ACCESS_CONTROL_ALLOW_HEADERS, wanted);
        }
    }

    private static void replace(ContainerResponseContext response, ApiException error) {
        Response answer = ErrorBody.of(error);
        response.setStatus(answer.getStatus());
        response.setEntity(answer.getEntity(), null, answer.getMediaType());
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
