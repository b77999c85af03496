package dev.sallyport.core.ticket;

import java.time.Instant;
import org.keycloak.models.UserModel;

/**
 * What a caller holds between the two doors. Good for one purpose, one user and one time.
 *
 * @param id        unique
 * @param purpose   what it is good for
 * @param user      whose
 * @param expiresAt when it is void
 */
public record Ticket(String id, Purpose purpose, UserModel user, Instant expiresAt) {

    /** ThingsBoard's two scopes between password and access token. */
    public enum Purpose {
        /** The password was right; the second factor is to be shown. */
        PRE_VERIFICATION_TOKEN,
        /** The password was right; a second factor is to be set up. */
        MFA_CONFIGURATION_TOKEN
    }
}
