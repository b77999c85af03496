package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.account.FactorEvents;
import dev.sallyport.core.policy.Factor;
import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.events.EventBuilder;
import org.keycloak.forms.login.LoginFormsProvider;

/** In a step of a flow. The flow engine tells the brute-force detector. */
final class FlowChallenge extends Challenge {

    private final AuthenticationFlowContext context;

    FlowChallenge(AuthenticationFlowContext context) {
        super(context.getSession(), context.getUser(), context.getAuthenticationSession(), context.getHttpRequest());
        this.context = context;
    }

    @Override
    public EventBuilder event() {
        return context.getEvent();
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
        context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, page);
    }

    @Override
    public void showInAnyCase(Response page) {
        context.forceChallenge(page);
    }

    @Override
    public void succeed(Factor factor) {
        context.getEvent().detail(FactorEvents.FACTOR, factor.name());
        context.success(factor.credentialType());
    }

    @Override
    public void startOver() {
        context.resetFlow();
    }
}
