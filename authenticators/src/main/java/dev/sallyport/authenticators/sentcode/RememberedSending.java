package dev.sallyport.authenticators.sentcode;

import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.sentcode.Channel;
import dev.sallyport.core.sentcode.Purpose;
import dev.sallyport.core.sentcode.Sending;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What became of the last send in this login, so that its page can be shown again without sending anything. It goes with
 * the login.
 */
final class RememberedSending {

    private static final String SEPARATOR = " ";

    private final AuthenticationSessionModel session;
    private final String note;

    RememberedSending(AuthenticationSessionModel session, Channel channel, Purpose purpose) {
        this.session = session;
        this.note = "sallyport.sending." + purpose + "." + channel;
    }

    /** With what is left of the time to wait; empty when nothing was asked for yet. */
    Optional<Sending> last() {
        return Optional.ofNullable(session.getAuthNote(note))
                .map(text -> text.split(SEPARATOR, 2))
                .map(parts -> new Sending(Sending.Result.valueOf(parts[0]), left(Instant.parse(parts[1])), ""));
    }

    void remember(Sending sending) {
        session.setAuthNote(
                note, sending.result() + SEPARATOR + ServerTime.now().plus(sending.retryAfter()));
    }

    void forget() {
        session.removeAuthNote(note);
    }

    private static Duration left(Instant end) {
        Duration left = Duration.between(ServerTime.now(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
