package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.account.SecondFactors;
import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Errors;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * Who may set up a factor: one who has none yet, or one who showed one in this login or session. Without this, whoever
 * knows the password could begin a login before the owner enrols, wait, and then enrol a factor of his own.
 */
public final class SetUpGuard {

    private final RequiredActionContext context;

    public SetUpGuard(RequiredActionContext context) {
        this.context = context;
    }

    public boolean allows() {
        return factors().usable().isEmpty()
                || LoginProof.given(context.getSession(), context.getAuthenticationSession(), context.getUser());
    }

    /** What was set up in this login counts as shown in this login: its code was just checked. */
    public void noteDone() {
        LoginProof.give(context.getAuthenticationSession(), context.getUser());
    }

    /** Ends this login and the single sign-on it may go on with; the next one asks for the factor that exists by now. */
    public void refuse() {
        AuthenticationManager.expireIdentityCookie(context.getSession());
        context.getEvent().clone().error(Errors.NOT_ALLOWED);
        context.challenge(
                context.form().setError("sallyport.two-factor.startOver").createErrorPage(Response.Status.FORBIDDEN));
    }

    /** The user's factors. */
    public SecondFactors factors() {
        UserModel user = context.getUser();
        return new SecondFactors(context.getSession(), context.getRealm(), user);
    }
}
