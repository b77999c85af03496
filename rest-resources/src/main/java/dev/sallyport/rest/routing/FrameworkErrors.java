package dev.sallyport.rest.routing;

import dev.sallyport.rest.ApiResource;
import dev.sallyport.rest.caller.Callers;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.error.ApiException;
import dev.sallyport.rest.error.ErrorBody;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/** What JAX-RS, Keycloak or our own mistakes throw below our path, in ThingsBoard's words. */
final class FrameworkErrors {

    private static final Logger LOG = Logger.getLogger(FrameworkErrors.class);

    private static final Routes ROUTES = new Routes(ApiResource.class);

    private final KeycloakSession session;
    private final ApiPath path;

    FrameworkErrors(KeycloakSession session, ApiPath path) {
        this.session = session;
        this.path = path;
    }

    Response answer(Exception exception) {
        session.getTransactionManager().setRollbackOnly();
        try {
            return ErrorBody.of(translate(exception));
        } catch (ApiException better) {
            return ErrorBody.of(better);
        }
    }

    /** By status: the router throws plain {@link WebApplicationException}s. */
    private ApiException translate(Exception exception) {
        if (session.getContext().getRealm() == null) {
            return ApiError.ITEM_NOT_FOUND.because("Realm does not exist");
        }
        if (!(exception instanceof WebApplicationException web)) {
            return unforeseen(exception);
        }
        return switch (web.getResponse().getStatus()) {
            case 404, 405 -> noRoute();
            case 406 -> ApiError.BAD_REQUEST_PARAMS.because("No acceptable representation");
            case 415 -> ApiError.BAD_REQUEST_PARAMS.because("Content-Type '" + contentType() + "' is not supported");
            case 400 -> ApiError.BAD_REQUEST_PARAMS.because("Bad Request");
            default -> unforeseen(exception);
        };
    }

    private ApiException noRoute() {
        if (path.isLogin()) {
            return ApiError.AUTHENTICATION.because("Authentication method not supported");
        }
        requireToken();
        Set<String> methods = ROUTES.methodsOf(path);
        if (methods.isEmpty()) {
            return ApiError.ITEM_NOT_FOUND.because("No static resource " + path.text() + ".");
        }
        String method = session.getContext().getHttpRequest().getHttpMethod();
        return ApiError.METHOD_NOT_ALLOWED
                .because("Request method '" + method + "' is not supported")
                .header(HttpHeaders.ALLOW, String.join(", ", methods));
    }

    /** Who shows no valid credential learns nothing about which paths exist. */
    private void requireToken() {
        if (!path.isOpen()) {
            new Callers(session).require();
        }
    }

    /** The caller gets an id; the log has it beside the cause. */
    private static ApiException unforeseen(Exception exception) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(exception, "Unhandled failure %s", id);
        return ApiError.GENERAL.because("Internal error, id " + id);
    }

    private String contentType() {
        String value = session.getContext().getHttpRequest().getHttpHeaders().getHeaderString(HttpHeaders.CONTENT_TYPE);
        return value == null ? "application/octet-stream" : value;
    }
}
