package dev.sallyport.rest.routing;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.keycloak.models.KeycloakSession;

/** JAX-RS prefers a mapper for this type over {@link FrameworkExceptionMapper}'s, so it needs one of its own. */
@Provider
public final class WebExceptionMapper implements ExceptionMapper<WebApplicationException> {

    @Context
    KeycloakSession session;

    @Override
    public Response toResponse(WebApplicationException exception) {
        return FrameworkExceptionMapper.answer(session, exception);
    }
}
