package dev.sallyport.rest.twofactor;

import dev.sallyport.core.account.FactorEvents;
import dev.sallyport.core.sentcode.Channel;
import dev.sallyport.core.sentcode.Destination;
import dev.sallyport.core.sentcode.Sending;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.error.ApiException;
import dev.sallyport.rest.login.LoginEvents;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Door two's table: what became of sending a code, as event and error (thingsboard-behaviour §7.7, §8.2). */
final class SendOutcomes {

    private final Channel channel;
    private final EventBuilder event;

    SendOutcomes(KeycloakSession session, UserModel user, Destination destination) {
        this.channel = destination.channel();
        this.event = new LoginEvents(session)
                .about(EventType.CUSTOM_REQUIRED_ACTION, user)
                .detail(Details.CUSTOM_REQUIRED_ACTION, FactorEvents.SEND_CODE)
                .detail(FactorEvents.FACTOR, channel.factor().name())
                .detail(FactorEvents.DESTINATION, destination.masked());
    }

    /** Returns when the code was handed over, else ends the call. */
    void requireSent(Sending sending) {
        if (sending.sent()) {
            event.detail(FactorEvents.SENDER, sending.sender()).success();
            return;
        }
        event.detail(FactorEvents.RESULT, sending.result().name());
        throw switch (sending.result()) {
            case TOO_SOON, LIMITED, EXHAUSTED, SENT -> {
                event.error(Errors.SLOW_DOWN);
                yield ApiError.TOO_MANY_REQUESTS.because("Too many requests").retryAfter(sending.retryAfter());
            }
            case NOT_ALLOWED -> {
                event.error(Errors.NOT_ALLOWED);
                yield AccountConfig.invalid("phoneNumber is of a country or kind to which no codes are sent");
            }
            case FAILED -> {
                event.error(failed());
                yield notSent("Unable to send SMS: the SMS provider did not take it!");
            }
            case NOT_CONFIGURED -> {
                event.error(Errors.INVALID_CONFIG);
                yield notSent("Unable to send SMS: no SMS provider configured!");
            }
        };
    }

    private String failed() {
        return switch (channel) {
            case SMS -> FactorEvents.SMS_SEND_FAILED;
            case EMAIL -> Errors.EMAIL_SEND_FAILED;
        };
    }

    private ApiException notSent(String sms) {
        return switch (channel) {
            case SMS -> ApiError.GENERAL.because(sms);
            case EMAIL -> ApiError.GENERAL.because("Couldn't send 2FA verification email");
        };
    }
}
