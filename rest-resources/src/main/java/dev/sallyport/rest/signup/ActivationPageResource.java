package dev.sallyport.rest.signup;

import dev.sallyport.core.keycloak.SignUpTab;
import dev.sallyport.core.selfregistration.Activation;
import dev.sallyport.core.selfregistration.Activations;
import dev.sallyport.core.selfregistration.SignUp;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * {@code /realms/REALM/sallyport/account/activateEmail}: the page behind the link of somebody who signed up. Opening it
 * changes nothing, for mail scanners do; its button does. It needs no token against forged requests: the code is one.
 */
@Produces(MediaType.TEXT_HTML)
public final class ActivationPageResource {

    private static final String TEMPLATE = "sign-up-activate.ftl";

    private final KeycloakSession session;
    private final RealmModel realm;

    public ActivationPageResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    @GET
    public Response show(@QueryParam("emailCode") String emailCode) {
        String code = emailCode == null ? "" : emailCode;
        return switch (SignUp.look(session, realm, code)) {
            case GOOD -> page("ask", code);
            case EXPIRED -> page("expired", "");
            case UNKNOWN -> page("unknown", "");
        };
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response activate(@FormParam("emailCode") String emailCode) {
        Activation activation = new Activations(session, realm).activate(emailCode == null ? "" : emailCode);
        if (activation instanceof Activation.Done done) {
            RegisterEvent.tell(session, done);
            return waitingTab(done)
                    .map(tab -> Response.seeOther(tab).build())
                    .orElseGet(() -> page(activation.name(), ""));
        }
        return page(activation.name(), "");
    }

    /** Who signed up in this browser is logged in there, unless an administrator has to approve first. */
    private Optional<URI> waitingTab(Activation.Done done) {
        return done.settings().newAccount().approval()
                ? Optional.empty()
                : SignUpTab.waiting(session, realm, done.signUpId());
    }

    private Response page(String state, String code) {
        URI request = session.getContext().getUri().getAbsolutePath();
        String account = request.getRawPath().replaceFirst("/sallyport/account/activateEmail$", "/account");
        return session.getProvider(LoginFormsProvider.class)
                .setAttribute("state", state)
                .setAttribute("emailCode", code)
                .setAttribute("action", request.getRawPath())
                .setAttribute("loginLink", account)
                .createForm(TEMPLATE);
    }
}
