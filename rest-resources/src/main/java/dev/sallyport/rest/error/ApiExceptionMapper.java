package dev.sallyport.rest.error;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.keycloak.models.KeycloakSession;

/** What our own resources throw. */
@Provider
public final class ApiExceptionMapper implements ExceptionMapper<ApiException> {

    @Context
    KeycloakSession session;

    @Override
    public Response toResponse(ApiException exception) {
        session.getTransactionManager().setRollbackOnly();
        return ErrorBody.of(exception);
    }
}
