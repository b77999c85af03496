package dev.sallyport.core.ticket;

import dev.sallyport.core.keycloak.Organizations;
import dev.sallyport.core.keycloak.TicketToken;
import dev.sallyport.core.store.SingleUse;
import dev.sallyport.core.store.Subject;
import dev.sallyport.core.tenancy.Affiliation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Issues and reads {@link Ticket}s. */
public final class Tickets {

    private static final String TYPE = "sallyport-ticket";
    private static final String AUDIENCE = "sallyport-two-factor";
    private static final String SPENT = "spent";
    private static final String SET_UP = "set-up";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final SingleUse singleUse;

    public Tickets(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.singleUse = new SingleUse(session);
    }

    /**
     * A signed ticket.
     *
     * @param issuer the realm's issuer URL
     */
    public String issue(UserModel user, Ticket.Purpose purpose, Duration lifetime, String issuer) {
        Affiliation affiliation = new Organizations(session).affiliationOf(user);
        TicketToken token = new TicketToken()
                .grant(user.getId(), purpose.name(), affiliation.tenantId(), affiliation.customerId())
                .session(UUID.randomUUID().toString());
        token.id(UUID.randomUUID().toString());
        token.type(TYPE);
        token.audience(AUDIENCE);
        token.issuer(issuer);
        token.subject(user.getEmail() == null ? user.getUsername() : user.getEmail());
        token.issuedNow();
        token.exp(Time.currentTimeMillis() / 1000 + lifetime.toSeconds());
        return session.tokens().encode(token);
    }

    /**
     * Reads a ticket; empty when it is none of ours, forged, expired, spent, or its user is gone. Whether the user may go
     * on is not looked at.
     */
    public Optional<Ticket> read(String text, String issuer) {
        return Optional.ofNullable(session.tokens().decode(text, TicketToken.class))
                .filter(token -> isOurs(token, issuer))
                .flatMap(this::ticket)
                .filter(ticket -> !singleUse.claimed(ticket.id(), SPENT));
    }

    /** Spends a ticket: true for the first caller only. */
    public boolean spend(Ticket ticket) {
        return claim(ticket, SPENT);
    }

    /** Notes that a second factor was set up with this ticket. */
    public void noteSetUp(Ticket ticket) {
        claim(ticket, SET_UP);
    }

    /** Whether a second factor was set up with this ticket: only then may it become a login. */
    public boolean wasUsedForSetUp(Ticket ticket) {
        return singleUse.claimed(ticket.id(), SET_UP);
    }

    private boolean claim(Ticket ticket, String use) {
        return singleUse.claim(Subject.of(realm, ticket.user()), ticket.id(), use, ticket.expiresAt());
    }

    private static boolean isOurs(TicketToken token, String issuer) {
        return TYPE.equals(token.getType())
                && token.hasAudience(AUDIENCE)
                && issuer.equals(token.getIssuer())
                && token.isActive();
    }

    private Optional<Ticket> ticket(TicketToken token) {
        UserModel user = session.users().getUserById(realm, token.userId());
        if (user == null || isVoided(token, user)) {
            return Optional.empty();
        }
        Ticket.Purpose purpose = Ticket.Purpose.valueOf(token.scopes().get(0));
        return Optional.of(new Ticket(token.getId(), purpose, user, Instant.ofEpochSecond(token.getExp())));
    }

    /** "Sign out everywhere" and "revoke all" void tickets as well. */
    private boolean isVoided(TicketToken token, UserModel user) {
        int userNotBefore = session.users().getNotBeforeOfUser(realm, user);
        return token.getIat() < Math.max(userNotBefore, realm.getNotBefore());
    }
}
