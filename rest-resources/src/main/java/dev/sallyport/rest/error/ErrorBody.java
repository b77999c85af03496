package dev.sallyport.rest.error;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.common.util.Time;

/** The one renderer of errors: {@code {"status","message","errorCode","timestamp"}} (thingsboard-behaviour §1.1). */
public final class ErrorBody {

    private ErrorBody() {}

    public static Response of(ApiException exception) {
        ApiError error = exception.error();
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("status", error.status())
                .put("message", exception.getMessage())
                .put("errorCode", error.code())
                .put("timestamp", Time.currentTimeMillis());
        exception.members().forEach(body::put);
        Response.ResponseBuilder answer = Response.status(error.status())
                .entity(body.toString())
                .type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"));
        exception.headers().forEach(answer::header);
        return answer.build();
    }
}
