package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.account.FactorEvents;
import dev.sallyport.core.code.Verdict;
import dev.sallyport.core.policy.Factor;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.function.Function;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** Door one's table: what a refused code becomes as event and page. */
final class Outcomes {

    /** Parameter of the locked page's button. */
    static final String RETRY = "retry";

    private final AuthenticationFlowContext context;
    private final Factor factor;

    Outcomes(AuthenticationFlowContext context, Factor factor) {
        this.context = context;
        this.factor = factor;
    }

    LoginFormsProvider missing() {
        return error("sallyport.code.missing");
    }

    void refuse(Verdict verdict, Function<LoginFormsProvider, Response> page) {
        context.getEvent()
                .user(context.getUser())
                .detail(FactorEvents.FACTOR, factor.name())
                .detail(FactorEvents.RESULT, verdict.verification().name());
        switch (verdict.verification()) {
            case WRONG -> {
                context.getEvent().error(Errors.INVALID_USER_CREDENTIALS);
                Response again = page.apply(error("sallyport.code.wrong"));
                context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, again);
            }
            case USED -> {
                context.getEvent().error(Errors.INVALID_USER_CREDENTIALS);
                context.challenge(page.apply(error("sallyport.code.used")));
            }
            case EXPIRED -> {
                context.getEvent().error(Errors.EXPIRED_CODE);
                context.challenge(page.apply(error("sallyport.sentcode.expired")));
            }
            case RATE_LIMITED -> {
                context.getEvent().error(Errors.USER_TEMPORARILY_DISABLED);
                context.forceChallenge(locked(verdict.retryAfter(), Response.Status.TOO_MANY_REQUESTS));
            }
            case LOCKED, LOCKED_NOW -> {
                boolean ends = !verdict.retryAfter().isZero();
                context.getEvent().error(ends ? Errors.USER_TEMPORARILY_DISABLED : Errors.USER_DISABLED);
                context.forceChallenge(locked(verdict.retryAfter(), Response.Status.FORBIDDEN));
            }
            case NOT_CONFIGURED -> context.resetFlow();
            case ACCEPTED -> throw new IllegalArgumentException("accepted is no refusal");
        }
    }

    private LoginFormsProvider error(String messageKey) {
        return context.form().addError(new FormMessage(MethodAuthenticator.CODE, messageKey));
    }

    private Response locked(Duration retryAfter, Response.Status status) {
        return LockedPage.of(context.form(), retryAfter, status);
    }
}
