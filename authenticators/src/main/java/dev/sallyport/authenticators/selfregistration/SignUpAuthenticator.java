package dev.sallyport.authenticators.selfregistration;

import dev.sallyport.authenticators.flow.UserlessAuthenticator;
import dev.sallyport.core.keycloak.SignUpTab;
import dev.sallyport.core.selfregistration.SelfRegistration;
import dev.sallyport.core.selfregistration.SignUpPlaces;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.AuthenticationFlowException;
import org.keycloak.events.Errors;
import org.keycloak.services.messages.Messages;

/**
 * The page on which people sign up on a domain, and the one on which they wait for their mail. Where no domain signs people
 * up, it steps aside for Keycloak's form if the realm wants that, and says else that nobody can sign up.
 */
final class SignUpAuthenticator implements UserlessAuthenticator {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        requireNobody(context);
        Optional<SelfRegistration> here = places(context).here();
        if (here.isEmpty()) {
            elsewhere(context);
        } else if (isWaiting(context)) {
            new WaitingStep(context, here.get()).show();
        } else {
            new SignUpStep(context, here.get()).show();
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        requireNobody(context);
        Optional<SelfRegistration> here = places(context).here();
        if (here.isEmpty()) {
            elsewhere(context);
        } else if (isWaiting(context)) {
            new WaitingStep(context, here.get()).act();
        } else {
            new SignUpStep(context, here.get()).act();
        }
    }

    /** As Keycloak's own form does: somebody went back in a login that knows him already. */
    private static void requireNobody(AuthenticationFlowContext context) {
        if (context.getUser() != null) {
            throw new AuthenticationFlowException(
                    AuthenticationFlowError.GENERIC_AUTHENTICATION_ERROR,
                    Errors.DIFFERENT_USER_AUTHENTICATING,
                    Messages.EXPIRED_ACTION);
        }
    }

    private static void elsewhere(AuthenticationFlowContext context) {
        if (places(context).isKeycloakElsewhere()) {
            context.success();
            return;
        }
        context.getEvent().error(Errors.REGISTRATION_DISABLED);
        context.failure(
                AuthenticationFlowError.ACCESS_DENIED,
                context.form()
                        .setError(Messages.REGISTRATION_NOT_ALLOWED)
                        .createErrorPage(Response.Status.BAD_REQUEST));
    }

    private static boolean isWaiting(AuthenticationFlowContext context) {
        return new SignUpTab(context.getAuthenticationSession()).signUpId().isPresent();
    }

    private static SignUpPlaces places(AuthenticationFlowContext context) {
        return new SignUpPlaces(context.getSession(), context.getRealm());
    }
}
