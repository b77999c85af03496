package dev.sallyport.rest.error;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.common.util.Time;

/** The one renderer of errors: {@code {"status","message","errorCode","timestamp"}} (thingsboard-behaviour §1.1). */
final class ErrorBody {

    private ErrorBody() {}

    static Response.ResponseBuilder of(ApiError error, String message) {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("status", error.status())
                .put("message", message)
                .put("errorCode", error.code())
                .put("timestamp", Time.currentTimeMillis())
                .toString();
        return Response.status(error.status()).entity(body).type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"));
    }

    static Response of(ApiException exception) {
        Response.ResponseBuilder builder = of(exception.error(), exception.getMessage());
        if (!exception.retryAfter().isZero()) {
            builder.header(
                    HttpHeaders.RETRY_AFTER, Math.max(1, exception.retryAfter().toSeconds()));
        }
        return builder.build();
    }
}
