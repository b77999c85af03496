package dev.sallyport.core.keycloak;

import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;

/** What both doors say in the event of somebody who signed up. */
public final class SignUpEvents {

    public static final String DOMAIN = "sallyport_domain";
    public static final String TENANT = "sallyport_tenant";

    /** Keycloak's own registration page says {@code form}. */
    private static final String METHOD = "sallyport-sign-up";

    private SignUpEvents() {}

    /** Makes it the event of an account that was just activated. */
    public static EventBuilder registered(EventBuilder event, String userId, String domainId, String tenantId) {
        return event.event(EventType.REGISTER)
                .user(userId)
                .detail(Details.REGISTER_METHOD, METHOD)
                .detail(DOMAIN, domainId)
                .detail(TENANT, tenantId);
    }
}
