package dev.sallyport.rest.login;

import dev.sallyport.rest.http.Answers;
import dev.sallyport.rest.http.Parameters;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;

/** What the auth-controller does for people who are not logged in (thingsboard-behaviour §4). */
@Produces(MediaType.APPLICATION_JSON)
public final class NoAuthResource {

    private final KeycloakSession session;

    public NoAuthResource(KeycloakSession session) {
        this.session = session;
    }

    /** Whatever the address is, the answer is the same. */
    @POST
    @Path("resetPasswordByEmail")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response requestReset(String body) {
        new ResetRequest(session).perform(body);
        return Answers.empty(session);
    }

    @GET
    @Path("resetPassword")
    public Response checkReset() {
        return new LinkCheck(session).reset(required("resetToken"));
    }

    @GET
    @Path("activate")
    public Response checkActivation() {
        return new LinkCheck(session).activation(required("activateToken"));
    }

    /** Read by hand: a parameter without a value would be injected like none at all. */
    private String required(String name) {
        MultivaluedMap<String, String> query = session.getContext().getUri().getQueryParameters();
        String value = query.containsKey(name) ? query.getFirst(name) : null;
        return Parameters.required(name, value);
    }

    /** Answers what a login does. */
    @POST
    @Path("activate")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response activate(@QueryParam("sendActivationMail") String sendMail, String body) {
        boolean mail = sendMail == null || Parameters.flag("sendActivationMail", sendMail);
        return Answers.json(new Activation(session).perform(body, mail).toJson());
    }

    @POST
    @Path("resetPassword")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response resetPassword(String body) {
        new ResetPassword(session).perform(body);
        return Answers.empty(session);
    }
}
