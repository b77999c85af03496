package dev.sallyport.authenticators.selfregistration;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Nobody signed up on a domain: the step before left it to Keycloak's own form. */
final class NobodyYet implements ConditionalAuthenticator {

    static final NobodyYet INSTANCE = new NobodyYet();

    private NobodyYet() {}

    @Override
    public boolean matchCondition(AuthenticationFlowContext context) {
        return context.getUser() == null;
    }

    @Override
    public void action(AuthenticationFlowContext context) {}

    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
