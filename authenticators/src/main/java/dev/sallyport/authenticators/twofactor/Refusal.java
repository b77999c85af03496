package dev.sallyport.authenticators.twofactor;

import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.services.managers.AuthenticationManager;

/** Pages on which a login comes to an end without a session. */
final class Refusal {

    private final RequiredActionContext context;

    Refusal(RequiredActionContext context) {
        this.context = context;
    }

    /** Ends this login and the single sign-on it may go on with; the next one asks for the factor that exists by now. */
    void startOver() {
        refuse("sallyport.two-factor.startOver");
    }

    /** The same: the next one may ask for the security key. */
    void onlyInBrowser() {
        refuse("sallyport.two-factor.onlyInBrowser");
    }

    /** All is done that the user came for; no error. */
    void newLogin(boolean passwordChanged) {
        context.challenge(
                context.form().setAttribute("passwordChanged", passwordChanged).createForm("two-factor-new-login.ftl"));
    }

    /** Ends this login only: elsewhere the user may be signed in. */
    void otherDomain() {
        context.getEvent().clone().detail(Details.REASON, "isolated_domain").error(Errors.NOT_ALLOWED);
        show("sallyport.domain.notYours");
    }

    private void refuse(String messageKey) {
        AuthenticationManager.expireIdentityCookie(context.getSession());
        context.getEvent().clone().error(Errors.NOT_ALLOWED);
        show(messageKey);
    }

    private void show(String messageKey) {
        context.challenge(context.form().setError(messageKey).createErrorPage(Response.Status.FORBIDDEN));
    }
}
