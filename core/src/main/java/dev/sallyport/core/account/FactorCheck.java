package dev.sallyport.core.account;

import dev.sallyport.core.code.AttemptLimits;
import dev.sallyport.core.code.Verdict;
import dev.sallyport.core.code.Verification;
import dev.sallyport.core.keycloak.BruteForce;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.policy.Factor;
import dev.sallyport.core.sentcode.Channel;
import dev.sallyport.core.sentcode.Purpose;
import dev.sallyport.core.store.Attempts;
import dev.sallyport.core.store.Subject;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The one place where a typed code is judged, for both doors: it takes a try from the user's counters before it looks at
 * the code, proves single use by a write, and locks where the platform says so. What it counts is committed when it
 * returns. It writes no event and does not tell Keycloak's brute-force detector: each door does that in its own way.
 */
public final class FactorCheck {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final SecondFactors factors;
    private final Attempts attempts;
    private final Lockout lockout;

    public FactorCheck(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.factors = new SecondFactors(session, realm, user);
        this.attempts = new Attempts(session, Subject.of(realm, user));
        this.lockout = new Lockout(session, realm, user);
    }

    /** Judges a code that is to let the user in. Blanks and case count; whoever allows them normalises first. */
    public Verdict login(Factor factor, String code) {
        if (!factors.has(factor)) {
            return Verdict.of(Verification.NOT_CONFIGURED);
        }
        if (!user.isEnabled()) {
            return Verdict.of(Verification.LOCKED);
        }
        if (new BruteForce(session, realm, user).shutsOut()) {
            return lockout.holding().orElse(Verdict.of(Verification.RATE_LIMITED));
        }
        return bounded(factor.name(), factors.settings().attemptLimits(), () -> verify(factor, code));
    }

    /** Judges a code that is to prove a factor being set up; counted with the others of its kind, but never locks. */
    Verdict enrolment(Factor factor, Supplier<Verification> verification) {
        return bounded(factor.name(), factors.settings().attemptLimits().forEnrolment(), verification);
    }

    private Verification verify(Factor factor, String code) {
        return switch (factor) {
            case TOTP -> new AuthenticatorApps(session, realm, user).verify(code);
            case BACKUP_CODE -> new BackupCodeStore(session, realm, user).verify(code);
            case SMS -> verifySent(Channel.SMS, code);
            case EMAIL -> verifySent(Channel.EMAIL, code);
        };
    }

    private Verification verifySent(Channel channel, String code) {
        return factors.destination(channel)
                .map(destination -> new SentCodes(session, realm, user, Purpose.LOGIN, destination).verify(code))
                .orElse(Verification.NOT_CONFIGURED);
    }

    private Verdict bounded(String counter, AttemptLimits limits, Supplier<Verification> verification) {
        Attempts.Reservation reservation = attempts.reserve(counter, limits, ServerTime.now());
        return switch (reservation.outcome()) {
            case GRANTED -> judged(counter, limits, reservation, verification.get());
            case WAIT -> Verdict.rateLimited(reservation.retryAfter().orElseThrow());
            case LOCKED -> Verdict.locked(false, reservation.retryAfter());
            case OVERDUE -> Verdict.locked(false, lockout.shut(reservation.inRow()));
        };
    }

    private Verdict judged(
            String counter, AttemptLimits limits, Attempts.Reservation reservation, Verification result) {
        switch (result) {
            case ACCEPTED -> attempts.succeeded(counter, limits);
            case WRONG -> {
                if (reservation.locks()) {
                    return Verdict.locked(true, lockout.shut(reservation.inRow()));
                }
            }
            case USED, EXPIRED, NOT_CONFIGURED, RATE_LIMITED, LOCKED, LOCKED_NOW -> attempts.giveBack(counter, limits);
        }
        return Verdict.of(result);
    }
}
