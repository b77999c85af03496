package dev.sallyport.rest.error;

import dev.sallyport.rest.caller.Callers;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/** What JAX-RS, Keycloak or our own mistakes throw below our path, in ThingsBoard's words. */
final class FrameworkErrors {

    private static final Logger LOG = Logger.getLogger(FrameworkErrors.class);

    private final KeycloakSession session;
    private final ApiPath path;

    FrameworkErrors(KeycloakSession session, ApiPath path) {
        this.session = session;
        this.path = path;
    }

    Response answer(Exception exception) {
        session.getTransactionManager().setRollbackOnly();
        try {
            return known(exception);
        } catch (ApiException better) {
            return ErrorBody.of(better);
        }
    }

    private Response known(Exception exception) {
        if (exception instanceof NotAllowedException notAllowed) {
            return methodNotAllowed(notAllowed);
        }
        if (exception instanceof NotFoundException) {
            throw notFound();
        }
        if (exception instanceof NotSupportedException) {
            throw ApiError.BAD_REQUEST_PARAMS.because(
                    "Content-Type '" + header(HttpHeaders.CONTENT_TYPE) + "' is not supported");
        }
        if (exception instanceof NotAcceptableException) {
            throw ApiError.BAD_REQUEST_PARAMS.because("No acceptable representation");
        }
        if (exception instanceof WebApplicationException web
                && web.getResponse().getStatus() < 500) {
            throw ApiError.BAD_REQUEST_PARAMS.because("Bad Request");
        }
        return unforeseen(exception);
    }

    private Response methodNotAllowed(NotAllowedException exception) {
        if (path.isLogin()) {
            throw ApiError.AUTHENTICATION.because("Authentication method not supported");
        }
        requireToken();
        String method = session.getContext().getHttpRequest().getHttpMethod();
        Response.ResponseBuilder answer =
                ErrorBody.of(ApiError.METHOD_NOT_ALLOWED, "Request method '" + method + "' is not supported");
        String allowed = exception.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return allowed == null
                ? answer.build()
                : answer.header(HttpHeaders.ALLOW, allowed).build();
    }

    private ApiException notFound() {
        requireToken();
        return ApiError.ITEM_NOT_FOUND.because("No static resource " + path.text() + ".");
    }

    /** Who shows no valid credential learns nothing about which paths exist. */
    private void requireToken() {
        if (!path.isOpen()) {
            new Callers(session).require();
        }
    }

    /** The caller gets an id; the log has it beside the cause. */
    private static Response unforeseen(Exception exception) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(exception, "Unhandled failure %s", id);
        return ErrorBody.of(ApiError.GENERAL, "Internal error, id " + id).build();
    }

    private String header(String name) {
        String value = session.getContext().getHttpRequest().getHttpHeaders().getHeaderString(name);
        return value == null ? "application/octet-stream" : value;
    }
}
