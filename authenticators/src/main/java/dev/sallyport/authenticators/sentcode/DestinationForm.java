package dev.sallyport.authenticators.sentcode;

import dev.sallyport.core.sentcode.Channel;
import dev.sallyport.core.sentcode.Destination;
import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.utils.FormMessage;

/** The page on which one says where codes are to go. */
sealed interface DestinationForm permits SmsForm, EmailForm {

    Channel channel();

    /** Whether the realm has anything that could send. */
    boolean isAvailable(RequiredActionContext context);

    Response show(RequiredActionContext context);

    /** What was typed into it. */
    Typed read(RequiredActionContext context);

    /** Somewhere to send a code to, or what is wrong. */
    sealed interface Typed {

        record Good(Destination destination) implements Typed {}

        /** Which field, and the message key of why. */
        record Bad(String field, String messageKey) implements Typed {}
    }

    /** The page once more, with what was typed and what is wrong with it. */
    default Response showAgain(RequiredActionContext context, Typed.Bad mistake) {
        context.form().addError(new FormMessage(mistake.field(), mistake.messageKey()));
        return show(context);
    }
}
