package dev.sallyport.authenticators.twofactor;

import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;

/**
 * "Show your second factor": asks for it at the end of a login that did not. Keycloak evaluates its trigger at the end of
 * every flow that ends in a session, and on single sign-on, so it holds after a broker, in flows that are not ours and in
 * sessions that are older than the factor.
 */
final class VerifyTwoFactor implements RequiredActionProvider {

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        ShownElsewhere.in(context).count();
        Demand demand = new Demand(context);
        if (demand.owed() == Owed.NOTHING) {
            demand.noteWhatFollows();
            NewLink.of(context).keep();
        } else {
            NewLink.of(context).hold();
            context.getAuthenticationSession().addRequiredAction(VerifyTwoFactorFactory.ID);
        }
    }

    /**
     * Supported, for Keycloak skips an action that is asked for with {@code kc_action} and does not support it.
     * Cancelling leads nowhere: the trigger fires again.
     */
    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        new FactorQuestion(context).show();
    }

    @Override
    public void processAction(RequiredActionContext context) {
        new FactorQuestion(context).answer();
    }

    @Override
    public void close() {}
}
