package dev.sallyport.rest.twofactor;

import dev.sallyport.core.account.FactorEvents;
import dev.sallyport.core.code.Verdict;
import dev.sallyport.core.keycloak.BruteForce;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.error.ApiException;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;

/** Door two's table: what a refused code becomes as event and error (thingsboard-behaviour §8.4). */
final class CheckOutcomes {

    private final BruteForce bruteForce;
    private final EventBuilder event;

    CheckOutcomes(BruteForce bruteForce, EventBuilder event) {
        this.bruteForce = bruteForce;
        this.event = event;
    }

    /** Returns when the code was accepted, else ends the call. */
    void requireAccepted(Verdict verdict) {
        if (verdict.accepted()) {
            return;
        }
        event.detail(FactorEvents.RESULT, verdict.verification().name());
        throw switch (verdict.verification()) {
            case WRONG -> {
                bruteForce.failed(BruteForce.Category.SECOND_FACTOR);
                yield incorrect();
            }
            case USED, EXPIRED, ACCEPTED -> incorrect();
            case RATE_LIMITED -> {
                event.error(Errors.USER_TEMPORARILY_DISABLED);
                yield ApiError.TOO_MANY_REQUESTS.because("Too many requests").retryAfter(verdict.retryAfter());
            }
            case LOCKED_NOW -> {
                event.error(error(verdict));
                yield ApiError.AUTHENTICATION.because(
                        "User account was locked due to exceeded 2FA verification attempts");
            }
            case LOCKED -> {
                event.error(error(verdict));
                yield ApiError.AUTHENTICATION.because("User is disabled");
            }
            case NOT_CONFIGURED -> {
                event.error(Errors.INVALID_USER_CREDENTIALS);
                yield ApiError.BAD_REQUEST_PARAMS.because("2FA is not configured for account");
            }
        };
    }

    private static String error(Verdict locked) {
        return locked.retryAfter().isZero() ? Errors.USER_DISABLED : Errors.USER_TEMPORARILY_DISABLED;
    }

    private ApiException incorrect() {
        event.error(Errors.INVALID_USER_CREDENTIALS);
        return ApiError.BAD_REQUEST_PARAMS.because("Verification code is incorrect");
    }
}
