package dev.sallyport.rest.forwardauth;

import dev.sallyport.core.tenancy.Authority;
import dev.sallyport.rest.caller.Caller;
import dev.sallyport.rest.caller.Callers;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.error.ApiException;
import dev.sallyport.rest.http.Answers;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/**
 * Tells a reverse proxy whether a request may pass, and whose it is: 200 with {@link Identity} in headers, or 401, 403, 429
 * as the API answers them. The proxy asks with the headers of the request.
 */
public final class ForwardAuthResource {

    private static final String AUTHORITY = "authority";
    private static final String NO_STORE = "no-store";

    private final KeycloakSession session;

    public ForwardAuthResource(KeycloakSession session) {
        this.session = session;
    }

    /**
     * With {@code ?authority=TENANT_ADMIN} it must be somebody with at least that one.
     */
    @GET
    public Response get() {
        try {
            return permit();
        } catch (ApiException refused) {
            throw refused.header(HttpHeaders.CACHE_CONTROL, NO_STORE).challenge("ApiKey, Bearer");
        }
    }

    /** Some proxies ask with the method of the request. */
    @POST
    public Response post() {
        return get();
    }

    @PUT
    public Response put() {
        return get();
    }

    @PATCH
    public Response patch() {
        return get();
    }

    @DELETE
    public Response delete() {
        return get();
    }

    /** JAX-RS would answer this one by itself, whoever asks. */
    @OPTIONS
    public Response options() {
        return get();
    }

    private Response permit() {
        HttpHeaders headers = session.getContext().getHttpRequest().getHttpHeaders();
        Caller.Known caller = new Callers(session, OriginalMethod.reads(headers)).requireUser();
        if (!wanted().allMatch(least -> caller.authority().orElseThrow().compareTo(least) <= 0)) {
            throw ApiError.permissionDenied();
        }
        Response.ResponseBuilder answer =
                Response.fromResponse(Answers.empty(session)).header(HttpHeaders.CACHE_CONTROL, NO_STORE);
        Identity.of(session, caller).headers().forEach(answer::header);
        return answer.build();
    }

    /** A word that names no authority is a mistake in the proxy's settings, and must not open anything. */
    private Stream<Authority> wanted() {
        List<String> names = session.getContext().getUri().getQueryParameters().getOrDefault(AUTHORITY, List.of());
        return names.stream().map(ForwardAuthResource::authority);
    }

    private static Authority authority(String name) {
        return Stream.of(Authority.values())
                .filter(authority -> authority.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ApiError.BAD_REQUEST_PARAMS.because("authority is unknown"));
    }
}
