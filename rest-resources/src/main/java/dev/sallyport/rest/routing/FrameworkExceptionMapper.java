package dev.sallyport.rest.routing;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.error.KeycloakErrorHandler;

/** Anything thrown below our path; everything else stays Keycloak's. */
@Provider
public final class FrameworkExceptionMapper implements ExceptionMapper<Exception> {

    @Context
    KeycloakSession session;

    @Override
    public Response toResponse(Exception exception) {
        return answer(session, exception);
    }

    static Response answer(KeycloakSession session, Exception exception) {
        Optional<ApiPath> path = ApiPath.of(session);
        return path.isPresent()
                ? new FrameworkErrors(session, path.get()).answer(exception)
                : KeycloakErrorHandler.getResponse(session, exception);
    }
}
