package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.code.Verdict;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.keycloak.forms.login.LoginFormsProvider;

/** Tells that no code is looked at just now, and when to come back. */
final class LockedPage {

    private static final String TEMPLATE = "two-factor-locked.ftl";

    private LockedPage() {}

    /** To a user who is locked. */
    static void show(Challenge challenge, Verdict lock) {
        challenge.showInAnyCase(of(challenge.form(), lock.retryAfter(), Response.Status.FORBIDDEN));
    }

    /** @param retryAfter zero when waiting does not help, or nobody knows how long */
    static Response of(LoginFormsProvider form, Duration retryAfter, Response.Status status) {
        form.setStatus(status);
        form.setAttribute("retryAfterSeconds", retryAfter.toSeconds());
        return form.createForm(TEMPLATE);
    }
}
