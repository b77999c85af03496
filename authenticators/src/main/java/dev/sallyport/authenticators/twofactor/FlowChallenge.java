package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.account.FactorEvents;
import dev.sallyport.core.policy.Factor;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.events.EventBuilder;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** In a step of a flow. The flow engine tells the brute-force detector. */
record FlowChallenge(AuthenticationFlowContext context) implements Challenge {

    @Override
    public KeycloakSession session() {
        return context.getSession();
    }

    @Override
    public RealmModel realm() {
        return context.getRealm();
    }

    @Override
    public UserModel user() {
        return context.getUser();
    }

    @Override
    public AuthenticationSessionModel login() {
        return context.getAuthenticationSession();
    }

    @Override
    public MultivaluedMap<String, String> input() {
        return context.getHttpRequest().getDecodedFormParameters();
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
