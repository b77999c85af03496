package dev.sallyport.authenticators.sentcode;

import dev.sallyport.authenticators.twofactor.Challenge;
import dev.sallyport.core.account.SentCodes;
import dev.sallyport.core.sentcode.Destination;
import dev.sallyport.core.sentcode.Purpose;
import dev.sallyport.core.sentcode.Sending;
import java.util.Map;
import org.keycloak.authentication.RequiredActionContext;

/** The message with the code in one login or set-up. It is sent when it is asked for, never by being shown. */
final class CodeMessage {

    private final Destination destination;
    private final SentCodes codes;
    private final RememberedSending remembered;
    private final SendingEvent event;

    private CodeMessage(Destination destination, SentCodes codes, RememberedSending remembered, SendingEvent event) {
        this.destination = destination;
        this.codes = codes;
        this.remembered = remembered;
        this.event = event;
    }

    static CodeMessage login(Challenge challenge, Destination to) {
        return new CodeMessage(
                to,
                new SentCodes(challenge.session(), challenge.realm(), challenge.user(), Purpose.LOGIN, to),
                new RememberedSending(challenge.login(), to.channel(), Purpose.LOGIN),
                new SendingEvent(challenge.event(), challenge.user(), to));
    }

    static CodeMessage enrolment(RequiredActionContext context, Destination to) {
        return new CodeMessage(
                to,
                new SentCodes(context.getSession(), context.getRealm(), context.getUser(), Purpose.ENROLMENT, to),
                new RememberedSending(context.getAuthenticationSession(), to.channel(), Purpose.ENROLMENT),
                new SendingEvent(context.getEvent(), context.getUser(), to));
    }

    /** The first time in this login; a page that is reloaded or come back to sends nothing. */
    void sendOnce() {
        if (remembered.last().isEmpty()) {
            send();
        }
    }

    void send() {
        Sending sending = codes.send();
        event.write(sending);
        remembered.remember(sending);
    }

    void forget() {
        remembered.forget();
    }

    /** What its page shows just now. */
    Map<String, Object> page() {
        Sending last = remembered.last().orElse(Sending.of(Sending.Result.FAILED));
        return SentCodePage.of(last, codes.status()).attributes(destination);
    }
}
