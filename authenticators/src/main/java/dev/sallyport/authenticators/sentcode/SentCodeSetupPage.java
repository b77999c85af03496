package dev.sallyport.authenticators.sentcode;

import dev.sallyport.authenticators.twofactor.MethodAuthenticator;
import dev.sallyport.core.code.Verdict;
import dev.sallyport.core.sentcode.Destination;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** The page that asks for the code which proves a destination. */
final class SentCodeSetupPage {

    private final RequiredActionContext context;
    private final Destination destination;

    SentCodeSetupPage(RequiredActionContext context, Destination destination) {
        this.context = context;
        this.destination = destination;
    }

    Response show() {
        return render(context.form());
    }

    Response missing() {
        return error("sallyport.code.missing");
    }

    Response refused(Verdict verdict) {
        return switch (verdict.verification()) {
            case WRONG, USED, NOT_CONFIGURED -> error("sallyport.code.wrong");
            case EXPIRED -> error("sallyport.sentcode.expired");
            case RATE_LIMITED, LOCKED, LOCKED_NOW -> locked(verdict.retryAfter());
            case ACCEPTED -> throw new IllegalArgumentException("accepted is no refusal");
        };
    }

    private Response locked(Duration retryAfter) {
        long minutes = Math.max(1, (retryAfter.toSeconds() + 59) / 60);
        context.form().setStatus(Response.Status.TOO_MANY_REQUESTS);
        return error("sallyport.code.rateLimited", minutes);
    }

    private Response error(String messageKey, Object... parameters) {
        return render(context.form().addError(new FormMessage(MethodAuthenticator.CODE, messageKey, parameters)));
    }

    private Response render(LoginFormsProvider form) {
        return form.setAttribute(
                        "sentCode", CodeMessage.enrolment(context, destination).page())
                .createForm("sentcode-setup.ftl");
    }
}
