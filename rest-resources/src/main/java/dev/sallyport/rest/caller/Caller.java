package dev.sallyport.rest.caller;

import dev.sallyport.core.apikey.ApiKeyVerdict;
import dev.sallyport.core.keycloak.Organizations;
import dev.sallyport.core.tenancy.Affiliation;
import dev.sallyport.core.tenancy.Authority;
import dev.sallyport.core.ticket.Ticket;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;

/** Who calls, by which credential. */
public sealed interface Caller {

    UserModel user();

    /** A user himself, or a program that acts for him. */
    sealed interface Known extends Caller {

        /** His highest one at this moment, less what his key forbids; empty when there is none. */
        Optional<Authority> authority();

        /** Where he belongs at this moment. */
        default Affiliation affiliation(KeycloakSession session) {
            return new Organizations(session).affiliationOf(user());
        }
    }

    /**
     * Somebody who is logged in.
     *
     * @param authority his highest one at this moment; empty when he has none
     * @param session   the Keycloak session behind his token
     * @param token     the token's claims
     */
    record LoggedIn(UserModel user, Optional<Authority> authority, UserSessionModel session, AccessToken token)
            implements Known {}

    /** Whoever has a user's API key. */
    record KeyHolder(ApiKeyVerdict.Accepted accepted) implements Known {
        @Override
        public UserModel user() {
            return accepted.user();
        }

        @Override
        public Optional<Authority> authority() {
            return accepted.authority();
        }

        @Override
        public Affiliation affiliation(KeycloakSession session) {
            return accepted.affiliation();
        }
    }

    /** Somebody between the two doors. */
    record TicketHolder(Ticket ticket) implements Caller {
        @Override
        public UserModel user() {
            return ticket.user();
        }
    }
}
