package dev.sallyport.authenticators.selfregistration;

import dev.sallyport.authenticators.flow.UserlessAuthenticator;
import dev.sallyport.core.selfregistration.FirstFew;
import dev.sallyport.core.selfregistration.SelfRegistration;
import dev.sallyport.core.selfregistration.SignUpPlaces;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** Before Keycloak asks whose password was forgotten: after the first few of a network, whether he is a person. */
final class ForgottenPassword implements UserlessAuthenticator {

    /** What is counted; over the API too. */
    private static final String COUNTED = FirstFew.RESETS;

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        Optional<SelfRegistration> here = withCaptcha(context);
        if (here.isPresent() && FirstFew.areOver(context.getSession(), context.getRealm(), COUNTED)) {
            context.challenge(page(context, here.get(), context.form()));
        } else {
            context.success();
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        Optional<SelfRegistration> here = withCaptcha(context);
        Optional<FormMessage> objection = here.flatMap(settings -> new Captchas(context.getSession(), settings)
                .objection(context.getHttpRequest().getDecodedFormParameters()));
        if (objection.isEmpty()) {
            context.success();
            return;
        }
        context.getEvent().detail(Details.REASON, objection.get().getMessage()).error(Errors.INVALID_INPUT);
        context.failureChallenge(
                AuthenticationFlowError.INVALID_CREDENTIALS,
                page(context, here.orElseThrow(), context.form().addError(objection.get())));
    }

    private static Optional<SelfRegistration> withCaptcha(AuthenticationFlowContext context) {
        return new SignUpPlaces(context.getSession(), context.getRealm())
                .here()
                .filter(settings -> settings.captcha().isPresent());
    }

    private static Response page(
            AuthenticationFlowContext context, SelfRegistration settings, LoginFormsProvider form) {
        new Captchas(context.getSession(), settings).show(form);
        return form.createForm("sallyport-person.ftl");
    }
}
