package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.account.FactorEvents;
import dev.sallyport.core.keycloak.BruteForce;
import dev.sallyport.core.policy.Factor;
import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;

/**
 * In the required action. What a flow’s engine does by itself is done here: telling the brute-force detector, and noting
 * which credential was used, so that a success gives its failures back.
 */
final class ActionChallenge extends Challenge {

    private final RequiredActionContext context;
    private final Runnable again;

    /** @param again begins the action anew */
    ActionChallenge(RequiredActionContext context, Runnable again) {
        super(context.getSession(), context.getUser(), context.getAuthenticationSession(), context.getHttpRequest());
        this.context = context;
        this.again = again;
    }

    /** Another one than the action’s: a wrong code is a failed login, on whichever path. */
    @Override
    public EventBuilder event() {
        return context.getEvent().clone().event(EventType.LOGIN).removeDetail(Details.CUSTOM_REQUIRED_ACTION);
    }

    @Override
    public LoginFormsProvider form() {
        return context.form();
    }

    @Override
    public void show(Response page) {
        context.challenge(page);
    }

    @Override
    public void showAfterFailure(Response page) {
        new BruteForce(session(), realm(), user()).failed(BruteForce.Category.SECOND_FACTOR);
        context.challenge(page);
    }

    @Override
    public void showInAnyCase(Response page) {
        context.challenge(page);
    }

    @Override
    public void succeed(Factor factor) {
        context.getEvent().detail(FactorEvents.FACTOR, factor.name());
        AuthenticatorUtil.addAuthCredential(login(), factor.credentialType());
        context.success();
    }

    @Override
    public void startOver() {
        again.run();
    }
}
