package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.account.FactorEvents;
import dev.sallyport.core.code.Verdict;
import dev.sallyport.core.policy.Factor;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** Door one's table: what a refused code becomes as event and page. */
final class Outcomes {

    /** Parameter of the locked page's button. */
    static final String RETRY = "retry";

    private final Challenge challenge;
    private final Factor factor;

    Outcomes(Challenge challenge, Factor factor) {
        this.challenge = challenge;
        this.factor = factor;
    }

    LoginFormsProvider missing() {
        return error("sallyport.code.missing");
    }

    void refuse(Verdict verdict, Function<LoginFormsProvider, Response> page) {
        EventBuilder event = challenge
                .event()
                .user(challenge.user())
                .detail(FactorEvents.FACTOR, factor.name())
                .detail(FactorEvents.RESULT, verdict.verification().name());
        switch (verdict.verification()) {
            case WRONG -> {
                event.error(Errors.INVALID_USER_CREDENTIALS);
                challenge.showAfterFailure(page.apply(error("sallyport.code.wrong")));
            }
            case USED -> {
                event.error(Errors.INVALID_USER_CREDENTIALS);
                challenge.show(page.apply(error("sallyport.code.used")));
            }
            case EXPIRED -> {
                event.error(Errors.EXPIRED_CODE);
                challenge.show(page.apply(error("sallyport.sentcode.expired")));
            }
            case RATE_LIMITED -> {
                event.error(Errors.USER_TEMPORARILY_DISABLED);
                challenge.showInAnyCase(
                        LockedPage.of(challenge.form(), verdict.retryAfter(), Response.Status.TOO_MANY_REQUESTS));
            }
            case LOCKED, LOCKED_NOW -> {
                boolean ends = !verdict.retryAfter().isZero();
                event.error(ends ? Errors.USER_TEMPORARILY_DISABLED : Errors.USER_DISABLED);
                LockedPage.show(challenge, verdict);
            }
            case NOT_CONFIGURED -> challenge.startOver();
            case ACCEPTED -> throw new IllegalArgumentException("accepted is no refusal");
        }
    }

    private LoginFormsProvider error(String messageKey) {
        return challenge.form().addError(new FormMessage(MethodAuthenticator.CODE, messageKey));
    }
}
