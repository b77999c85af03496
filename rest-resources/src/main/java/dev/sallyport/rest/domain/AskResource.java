package dev.sallyport.rest.domain;

import dev.sallyport.core.domain.DomainName;
import dev.sallyport.core.domain.Domains;
import dev.sallyport.core.keycloak.ClientAddress;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.http.Answers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.keycloak.models.KeycloakSession;

/**
 * Tells a web server that makes certificates on demand for which names it may: Caddy's {@code ask} (Caddyfile directive
 * {@code on_demand_tls}). Nobody is asked who he is; what is answered is no more than what a visit to the name shows.
 */
public final class AskResource {

    private final KeycloakSession session;

    public AskResource(KeycloakSession session) {
        this.session = session;
    }

    /**
     * 200 without a body for a registered domain; 404 for any other name, 400 for what cannot be one, 429 to who asks for
     * too many that are none.
     *
     * @param name without a port
     */
    @GET
    public Response ask(@QueryParam("domain") String name) {
        if (name == null || !DomainName.isValid(name) || name.contains(":")) {
            throw ApiError.BAD_REQUEST_PARAMS.because("Validation error: domain must be the name of a domain");
        }
        Domains domains = new Domains(session, session.getContext().getRealm());
        if (domains.isRegistered(name)) {
            return Answers.empty(session);
        }
        Duration wait = domains.countInvented(ClientAddress.network(session));
        throw wait.isZero()
                ? ApiError.ITEM_NOT_FOUND.because("Domain " + name + " is not found")
                : ApiError.TOO_MANY_REQUESTS.because("Too many requests").retryAfter(wait);
    }
}
