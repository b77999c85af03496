package dev.sallyport.rest.twofactor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sallyport.core.account.FactorCheck;
import dev.sallyport.core.account.FactorEvents;
import dev.sallyport.core.account.Lockout;
import dev.sallyport.core.account.Proof;
import dev.sallyport.core.account.SecondFactors;
import dev.sallyport.core.account.SendPeriod;
import dev.sallyport.core.account.SentCodes;
import dev.sallyport.core.code.Verdict;
import dev.sallyport.core.keycloak.ApiLogin;
import dev.sallyport.core.keycloak.BruteForce;
import dev.sallyport.core.policy.Factor;
import dev.sallyport.core.sentcode.Channel;
import dev.sallyport.core.sentcode.Destination;
import dev.sallyport.core.sentcode.Purpose;
import dev.sallyport.core.sentcode.Sending;
import dev.sallyport.core.ticket.Ticket;
import dev.sallyport.core.ticket.Tickets;
import dev.sallyport.rest.caller.Callers;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.http.Answers;
import dev.sallyport.rest.http.Parameters;
import dev.sallyport.rest.login.LoginAnswer;
import dev.sallyport.rest.login.LoginEvents;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** two-factor-auth-controller (thingsboard-behaviour §8): the second door. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public final class TwoFactorResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Callers callers;

    public TwoFactorResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.callers = new Callers(session);
    }

    @GET
    @Path("providers")
    public Response providers() {
        UserModel user = callers.requirePreVerification().user();
        SecondFactors factors = new SecondFactors(session, realm, user);
        ArrayNode providers = JsonNodeFactory.instance.arrayNode();
        for (Factor factor : factors.inOrderOfSetUp()) {
            providers
                    .addObject()
                    .put("type", factor.name())
                    .put("default", factors.defaultFactor().orElseThrow() == factor)
                    .put("contact", contact(factors, factor))
                    .put(
                            "minVerificationCodeSendPeriod",
                            factors.settings().minSendPeriod().toSeconds());
        }
        return Answers.json(providers);
    }

    @POST
    @Path("verification/send")
    public Response send(@QueryParam("providerType") String providerType) {
        UserModel user = callers.requirePreVerification().user();
        Factor factor = Parameters.factor(providerType);
        requireConfigured(user, factor);
        requireUnlocked(user);
        Optional<Destination> destination =
                Channel.of(factor).flatMap(new SecondFactors(session, realm, user)::destination);
        if (destination.isPresent()) {
            Sending sending = new SentCodes(session, realm, user, Purpose.LOGIN, destination.get()).send();
            new SendOutcomes(session, user, destination.get()).requireSent(sending);
        } else {
            keepPace(user, factor);
        }
        return Answers.empty(session);
    }

    /** Whose codes are not looked at gets none; ThingsBoard sends all the same. */
    private void requireUnlocked(UserModel user) {
        if (new Lockout(session, realm, user).keepsOut()) {
            throw ApiError.AUTHENTICATION.because("User is disabled");
        }
    }

    /** Nothing is sent for the others, but ThingsBoard limits the request alike. */
    private void keepPace(UserModel user, Factor factor) {
        Verdict verdict = new SendPeriod(session, realm, user).request(factor);
        if (!verdict.accepted()) {
            throw ApiError.TOO_MANY_REQUESTS.because("Too many requests").retryAfter(verdict.retryAfter());
        }
    }

    /** Masked; null where nothing is sent. */
    private static String contact(SecondFactors factors, Factor factor) {
        return Channel.of(factor)
                .flatMap(factors::destination)
                .map(Destination::masked)
                .orElse(null);
    }

    @POST
    @Path("verification/check")
    public Response check(
            @QueryParam("providerType") String providerType, @QueryParam("verificationCode") String verificationCode) {
        Ticket ticket = callers.requirePreVerification();
        Factor factor = Parameters.factor(providerType);
        String code = Parameters.required("verificationCode", verificationCode);
        UserModel user = ticket.user();
        requireConfigured(user, factor);
        EventBuilder event =
                new LoginEvents(session).about(EventType.LOGIN, user).detail(FactorEvents.FACTOR, factor.name());
        Verdict verdict = new FactorCheck(session, realm, user).login(factor, code);
        new CheckOutcomes(new BruteForce(session, realm, user), event).requireAccepted(verdict);
        return complete(ticket, event);
    }

    /** Only the ticket with which a factor was set up becomes a login ({@link Callers#requireSetUp}), and only once. */
    @POST
    @Path("login")
    public Response login() {
        Ticket ticket = callers.requireSetUp();
        EventBuilder event = new LoginEvents(session).about(EventType.LOGIN, ticket.user());
        if (new SecondFactors(session, realm, ticket.user()).usable().isEmpty()) {
            event.error(Errors.INVALID_USER_CREDENTIALS);
            throw ApiError.BAD_REQUEST_PARAMS.because("2FA is not configured");
        }
        return complete(ticket, event);
    }

    private Response complete(Ticket ticket, EventBuilder event) {
        if (!new Tickets(session, realm).spend(ticket)) {
            event.error(Errors.INVALID_TOKEN);
            throw ApiError.tokenExpired();
        }
        ApiLogin login = ApiLogin.begin(session, realm, ticket.user());
        login.note(Proof.NOTE, Proof.byFactorOf(ticket.user()).note());
        return Answers.json(LoginAnswer.of(login.complete(event)).toJson());
    }

    private void requireConfigured(UserModel user, Factor factor) {
        if (!new SecondFactors(session, realm, user).has(factor)) {
            throw ApiError.BAD_REQUEST_PARAMS.because("2FA is not configured for account");
        }
    }
}
