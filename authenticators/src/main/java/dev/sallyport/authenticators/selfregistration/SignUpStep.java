package dev.sallyport.authenticators.selfregistration;

import dev.sallyport.core.keycloak.SignUpTab;
import dev.sallyport.core.selfregistration.Documents;
import dev.sallyport.core.selfregistration.SelfRegistration;
import dev.sallyport.core.selfregistration.SignUp;
import dev.sallyport.core.selfregistration.SignUpField;
import dev.sallyport.core.selfregistration.SignUpForm;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.models.utils.FormMessage;

/** Somebody fills in the form of a domain. What is answered is the same whoever's the address is. */
final class SignUpStep {

    private final AuthenticationFlowContext context;
    private final SelfRegistration settings;

    SignUpStep(AuthenticationFlowContext context, SelfRegistration settings) {
        this.context = context;
        this.settings = settings;
    }

    void show() {
        context.challenge(page(PostedForm.empty(context, settings)).show());
    }

    /** The captcha after the fields: it can be brought once, and whoever mistyped something would have to solve it again. */
    void act() {
        PostedForm posted = PostedForm.of(context, settings);
        SignUp signUp = new SignUp(context.getSession(), context.getRealm(), settings);
        List<FormMessage> errors = errors(signUp, posted.form());
        if (!errors.isEmpty()) {
            refuse(posted, errors);
            return;
        }
        Optional<FormMessage> captcha = new Captchas(context.getSession(), settings).objection(posted.sent());
        if (captcha.isPresent()) {
            context.getEvent().detail(Details.REASON, captcha.get().getMessage());
            refuse(posted, List.of(captcha.get()));
            return;
        }
        Duration wait = signUp.countSignUp();
        if (!wait.isZero()) {
            refuse(posted, List.of(new FormMessage("sallyport.signUp.tooOften", Waiting.minutes(wait))));
            return;
        }
        String id = signUp.register(posted.form(), "");
        String email = posted.form().value(SignUpField.Id.EMAIL).orElseThrow().toLowerCase(Locale.ROOT);
        new SignUpTab(context.getAuthenticationSession()).waitFor(id, email);
        new WaitingStep(context, settings).show();
    }

    private List<FormMessage> errors(SignUp signUp, SignUpForm form) {
        Stream<FormMessage> fields = signUp.violations(form).stream()
                .map(violation -> new FormMessage(
                        violation.field(),
                        violation.key(),
                        violation.arguments().toArray()));
        Stream<FormMessage> documents = Documents.of(settings).stream()
                .filter(demand -> !form.agreedTo().contains(demand.key()))
                .map(demand -> new FormMessage(demand.key(), "sallyport.signUp.agree"));
        return Stream.concat(fields, documents).toList();
    }

    private void refuse(PostedForm posted, List<FormMessage> errors) {
        context.getEvent().error(Errors.INVALID_REGISTRATION);
        context.failureChallenge(
                AuthenticationFlowError.INVALID_CREDENTIALS, page(posted).refused(errors));
    }

    private SignUpPage page(PostedForm posted) {
        return new SignUpPage(context, settings, posted);
    }
}
