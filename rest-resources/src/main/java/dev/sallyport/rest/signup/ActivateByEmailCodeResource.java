package dev.sallyport.rest.signup;

import dev.sallyport.core.selfregistration.Activation;
import dev.sallyport.core.selfregistration.Activations;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.http.Answers;
import dev.sallyport.rest.login.LoginAnswer;
import dev.sallyport.rest.login.PasswordLogin;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Makes a user of somebody who brings the code of his link, and logs him in (thingsboard-behaviour §5.4). */
@Produces(MediaType.APPLICATION_JSON)
public final class ActivateByEmailCodeResource {

    private final KeycloakSession session;
    private final RealmModel realm;

    public ActivateByEmailCodeResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public Response activate() {
        Activation activation = new Activations(session, realm).activate(EmailCode.required(session));
        if (activation instanceof Activation.Done done) {
            RegisterEvent.tell(session, done);
            LoginAnswer answer = new PasswordLogin(session).withoutPassword(done.user());
            return Answers.json(answer.toJson());
        }
        if (activation instanceof Activation.Expired) {
            throw ApiError.BAD_REQUEST_PARAMS.because("Activation code expired");
        }
        if (activation instanceof Activation.Taken) {
            throw ApiError.BAD_REQUEST_PARAMS.because("User with this email is already present in database!");
        }
        throw ApiError.BAD_REQUEST_PARAMS.because("Invalid activation code");
    }
}
