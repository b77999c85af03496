package dev.sallyport.core.account;

import dev.sallyport.core.sentcode.Channel;
import dev.sallyport.core.sentcode.Destination;
import java.time.Duration;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Puts a code into words and hands it over. */
sealed interface Delivery permits SmsDelivery, MailDelivery {

    static Delivery of(Channel channel, KeycloakSession session, RealmModel realm, UserModel user) {
        return switch (channel) {
            case SMS -> new SmsDelivery(session, realm, user);
            case EMAIL -> new MailDelivery(session, realm, user);
        };
    }

    /** Whether there is anything that could take it. */
    boolean ready();

    /**
     * Hands a code over.
     *
     * @param validity how long it is good, to be said to the reader
     * @return what became of it
     */
    Outcome send(Destination destination, String code, Duration validity);

    /** What became of handing a code over. */
    sealed interface Outcome {

        /** @param sender provider id of what took it */
        record Taken(String sender) implements Outcome {}

        /** @param mayHaveLeft whether it may be on its way, and cost something, all the same */
        record Failed(boolean mayHaveLeft) implements Outcome {}
    }
}
