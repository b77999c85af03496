package dev.sallyport.core.keycloak;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;

/** What both doors say in the event of somebody's consent. */
public final class ConsentEvents {

    /** Id and alias of the required action. */
    public static final String ACTION = "SALLYPORT_CONSENT";

    /** Detail with what he agreed to: each document, a colon and its version, separated by blanks. */
    public static final String DOCUMENTS = "sallyport_documents";

    private ConsentEvents() {}

    /** Makes it the event of a consent. */
    public static EventBuilder of(EventBuilder event, Stream<String> documents) {
        return event.event(EventType.CUSTOM_REQUIRED_ACTION)
                .detail(Details.CUSTOM_REQUIRED_ACTION, ACTION)
                .detail(DOCUMENTS, documents.collect(Collectors.joining(" ")));
    }
}
