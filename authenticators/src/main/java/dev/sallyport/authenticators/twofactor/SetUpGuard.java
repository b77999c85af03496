package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.account.SecondFactors;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.UserModel;

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
        return !factors().hasAny()
                || LoginProof.given(context.getSession(), context.getAuthenticationSession(), context.getUser());
    }

    /** What was set up in this login counts as shown in this login: its code was just checked. */
    public void noteDone() {
        LoginProof.give(context.getAuthenticationSession(), context.getUser());
    }

    /** Ends the login: it began before there was a factor. */
    public void refuse() {
        new Refusal(context).startOver();
    }

    /** The user's factors. */
    public SecondFactors factors() {
        UserModel user = context.getUser();
        return new SecondFactors(context.getSession(), context.getRealm(), user);
    }
}
