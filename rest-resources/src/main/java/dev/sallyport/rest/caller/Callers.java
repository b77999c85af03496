package dev.sallyport.rest.caller;

import dev.sallyport.core.account.Lockout;
import dev.sallyport.core.account.SecondFactors;
import dev.sallyport.core.keycloak.ApiKeyToken;
import dev.sallyport.core.keycloak.ApiLogin;
import dev.sallyport.core.keycloak.Issuer;
import dev.sallyport.core.tenancy.Authority;
import dev.sallyport.core.ticket.Ticket;
import dev.sallyport.core.ticket.Tickets;
import dev.sallyport.rest.error.ApiError;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.managers.AppAuthManager.BearerTokenAuthenticator;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/**
 * Reads the credential of a call (thingsboard-behaviour §2.1): {@code X-Authorization} alone decides when it is there,
 * else {@code Authorization}; only a token beside a key wins wherever it is. Each {@code require…} method ends the call when the caller is not of that kind.
 */
public final class Callers {

    private static final String HEADER = "X-Authorization";
    private static final String BEARER = "Bearer ";
    private static final String API_KEY = "ApiKey ";
    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String JWT = "[\\w-]+\\.[\\w-]+\\.[\\w-]+";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final boolean reads;

    public Callers(KeycloakSession session) {
        this(session, reads(session.getContext().getHttpRequest().getHttpMethod()));
    }

    /** @param reads whether what the caller is about only reads, where the method of this call does not say it */
    public Callers(KeycloakSession session, boolean reads) {
        this.session = session;
        this.reads = reads;
        this.realm = session.getContext().getRealm();
    }

    /** Whether a method only reads. */
    public static boolean reads(String method) {
        return READING.contains(method);
    }

    /** Anybody with a valid credential. */
    public Caller require() {
        String header = Optional.ofNullable(header()).orElse("");
        if (header.startsWith(API_KEY) && header.length() > API_KEY.length()) {
            return new KeyCaller(session, reads).require(header.substring(API_KEY.length()));
        }
        if (!header.startsWith(BEARER) || header.length() == BEARER.length()) {
            throw ApiError.unauthenticated();
        }
        return bearer(header.substring(BEARER.length()));
    }

    private Caller bearer(String token) {
        if (!token.matches(JWT)) {
            throw ApiError.AUTHENTICATION.because("Invalid username or password");
        }
        Optional<Ticket> ticket = new Tickets(session, realm).read(token, Issuer.of(session, realm));
        return ticket.isPresent() ? new Caller.TicketHolder(ticket.get()) : loggedIn(token);
    }

    /** A user with one of ThingsBoard's authorities, or whoever has his key. */
    public Caller.Known requireUser() {
        if (require() instanceof Caller.Known user && user.authority().isPresent()) {
            return user;
        }
        throw ApiError.permissionDenied();
    }

    /** A user with one of ThingsBoard's authorities, himself: what a stolen key must not be able to do. */
    public Caller.LoggedIn requireLoggedIn() {
        if (requireUser() instanceof Caller.LoggedIn user) {
            return user;
        }
        throw ApiError.permissionDenied();
    }

    public Caller.Known requireSysAdmin() {
        return requireSysAdmin(requireUser());
    }

    /** Himself, not by his key. */
    public Caller.LoggedIn requireLoggedInSysAdmin() {
        return requireSysAdmin(requireLoggedIn());
    }

    private static <C extends Caller.Known> C requireSysAdmin(C user) {
        if (user.authority().equals(Optional.of(Authority.SYS_ADMIN))) {
            return user;
        }
        throw ApiError.permissionDenied();
    }

    /** Somebody who still has to show his second factor. Whether he is disabled is for the check of the code to say. */
    public Ticket requirePreVerification() {
        return requireTicket(Ticket.Purpose.PRE_VERIFICATION_TOKEN);
    }

    /** Somebody who has to set up a second factor. */
    public Ticket requireSetUp() {
        Ticket ticket = requireTicket(Ticket.Purpose.MFA_CONFIGURATION_TOKEN);
        if (new Lockout(session, realm, ticket.user()).keepsOut() || isOvertaken(ticket)) {
            throw ApiError.tokenExpired();
        }
        return ticket;
    }

    /**
     * Whether the user has a factor by now that was not set up with this ticket. Who holds it knows the password and no
     * more: with it he must neither read that factor's secret nor add another one beside it.
     */
    private boolean isOvertaken(Ticket ticket) {
        return !new SecondFactors(session, realm, ticket.user()).usable().isEmpty()
                && !new Tickets(session, realm).wasUsedForSetUp(ticket);
    }

    /** A user himself, or somebody who has to set up a second factor. */
    public Caller requireLoggedInOrSetUp() {
        return require() instanceof Caller.TicketHolder ? new Caller.TicketHolder(requireSetUp()) : requireLoggedIn();
    }

    /** A user, or somebody who has to set up a second factor. */
    public Caller requireUserOrSetUp() {
        return require() instanceof Caller.TicketHolder ? new Caller.TicketHolder(requireSetUp()) : requireUser();
    }

    private Ticket requireTicket(Ticket.Purpose purpose) {
        if (require() instanceof Caller.TicketHolder holder && holder.ticket().purpose() == purpose) {
            return holder.ticket();
        }
        throw ApiError.permissionDenied();
    }

    private Caller.Known loggedIn(String token) {
        AuthResult result =
                new BearerTokenAuthenticator(session).setTokenString(token).authenticate();
        if (result == null || !isForUs(result.token())) {
            throw ApiError.tokenExpired();
        }
        Optional<ApiKeyToken> key = ApiKeyToken.in(session, result.token());
        if (key.isPresent()) {
            return new KeyCaller(session, reads).require(key.get());
        }
        return new Caller.LoggedIn(result.user(), Authority.of(realm, result.user()), result.session(), result.token());
    }

    /** A token that some other application obtained is not good here unless it names us in its audience. */
    private static boolean isForUs(AccessToken token) {
        return ApiLogin.CLIENT_ID.equals(token.getIssuedFor()) || token.hasAudience(ApiLogin.CLIENT_ID);
    }

    private String header() {
        HttpHeaders headers = session.getContext().getHttpRequest().getHttpHeaders();
        String own = headers.getHeaderString(HEADER);
        String standard = headers.getHeaderString(HttpHeaders.AUTHORIZATION);
        boolean tokenBesideKey =
                own != null && own.startsWith(API_KEY) && standard != null && standard.startsWith(BEARER);
        return own == null || tokenBesideKey ? standard : own;
    }
}
