package dev.sallyport.core.account;

import dev.sallyport.core.code.AttemptLimits;
import dev.sallyport.core.code.RateLimit;
import dev.sallyport.core.code.Verdict;
import dev.sallyport.core.code.Verification;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.policy.Factor;
import dev.sallyport.core.policy.TwoFactorSettings;
import dev.sallyport.core.store.Attempts;
import dev.sallyport.core.store.Subject;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The pace at which a user may ask for codes: one request per factor and {@code minVerificationCodeSendPeriod}. Holds for
 * factors that send nothing as well, as in ThingsBoard.
 */
public final class SendPeriod {

    private final Attempts attempts;
    private final AttemptLimits limit;

    public SendPeriod(KeycloakSession session, RealmModel realm, UserModel user) {
        RateLimit once =
                new RateLimit(1, new TwoFactorSettings(realm).effective().minSendPeriod(), true);
        this.attempts = new Attempts(session, Subject.of(realm, user));
        this.limit = new AttemptLimits(List.of(once), 0, false);
    }

    /** Accepted, or rate limited with the time to wait. */
    public Verdict request(Factor factor) {
        Attempts.Reservation reservation = attempts.reserve("send:" + factor.name(), limit, ServerTime.now());
        return reservation.granted()
                ? Verdict.of(Verification.ACCEPTED)
                : Verdict.rateLimited(reservation.retryAfter().orElseThrow());
    }
}
