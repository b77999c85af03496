package dev.sallyport.devserver;

import java.time.Instant;

/**
 * Something that was sent to a person.
 *
 * @param to the address as the transport had it: mailbox or phone number
 * @param subject null for an SMS
 * @param text what a person reads; of a mail the plain part, or the HTML part without its tags
 */
public record OutboxMessage(Channel channel, String to, String subject, String text, Instant sentAt) {

    /** How a message travels. */
    public enum Channel {
        EMAIL,
        SMS
    }
}
