package dev.sallyport.rest.oauth2login;

import dev.sallyport.core.keycloak.BrowserLogin;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.error.ApiException;
import dev.sallyport.rest.http.Answers;
import dev.sallyport.rest.http.Json;
import dev.sallyport.rest.login.LoginAnswer;
import dev.sallyport.rest.login.LoginEvents;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;

/** {@code POST /api/noauth/oauth2/token}, ours: the pair for the code that a browser landed with. */
@Produces(MediaType.APPLICATION_JSON)
public final class CodeResource {

    private final KeycloakSession session;

    public CodeResource(KeycloakSession session) {
        this.session = session;
    }

    /** {@code {"code":"…"}}; good once, for a minute, in the browser that landed with it. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response exchange(String body) {
        String code = Optional.ofNullable(Json.text(Json.object(body), "code"))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> ApiError.BAD_REQUEST_PARAMS.because("Validation error: code must not be blank"));
        if (!new LandedCode(session, code).take()) {
            throw wrong();
        }
        return new BrowserLogin(session, session.getContext().getRealm())
                .exchange(code, new LoginEvents(session).begin(EventType.CODE_TO_TOKEN))
                .map(pair -> Answers.json(LoginAnswer.of(pair).toJson()))
                .orElseThrow(CodeResource::wrong);
    }

    private static ApiException wrong() {
        return ApiError.AUTHENTICATION.because("Code is wrong, used or expired");
    }
}
