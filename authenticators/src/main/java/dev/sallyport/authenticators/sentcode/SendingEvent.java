package dev.sallyport.authenticators.sentcode;

import dev.sallyport.core.account.FactorEvents;
import dev.sallyport.core.sentcode.Destination;
import dev.sallyport.core.sentcode.Sending;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.UserModel;

/** The event of a send, beside that of the login or set-up that it belongs to. */
final class SendingEvent {

    private final EventBuilder running;
    private final UserModel user;
    private final Destination destination;

    SendingEvent(EventBuilder running, UserModel user, Destination destination) {
        this.running = running;
        this.user = user;
        this.destination = destination;
    }

    void write(Sending sending) {
        EventBuilder event = running.clone()
                .event(EventType.CUSTOM_REQUIRED_ACTION)
                .user(user)
                .detail(Details.CUSTOM_REQUIRED_ACTION, FactorEvents.SEND_CODE)
                .detail(FactorEvents.FACTOR, destination.channel().factor().name())
                .detail(FactorEvents.DESTINATION, destination.masked());
        switch (sending.result()) {
            case SENT -> event.detail(FactorEvents.SENDER, sending.sender()).success();
            case TOO_SOON, LIMITED, EXHAUSTED -> refused(event, sending, Errors.SLOW_DOWN);
            case NOT_ALLOWED -> refused(event, sending, Errors.NOT_ALLOWED);
            case FAILED -> refused(event, sending, failed());
            case NOT_CONFIGURED -> refused(event, sending, Errors.INVALID_CONFIG);
        }
    }

    private static void refused(EventBuilder event, Sending sending, String error) {
        event.detail(FactorEvents.RESULT, sending.result().name()).error(error);
    }

    private String failed() {
        return switch (destination.channel()) {
            case SMS -> FactorEvents.SMS_SEND_FAILED;
            case EMAIL -> Errors.EMAIL_SEND_FAILED;
        };
    }
}
