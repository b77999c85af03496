package dev.sallyport.rest.signup;

import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.sallyport.core.consent.Consents;
import dev.sallyport.core.consent.Demand;
import dev.sallyport.core.consent.Document;
import dev.sallyport.core.keycloak.ClientAddress;
import dev.sallyport.core.keycloak.ConsentEvents;
import dev.sallyport.core.keycloak.Renewal;
import dev.sallyport.core.keycloak.TokenPair;
import dev.sallyport.core.selfregistration.Documents;
import dev.sallyport.rest.caller.Caller;
import dev.sallyport.rest.caller.Callers;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.http.Answers;
import dev.sallyport.rest.login.LoginAnswer;
import dev.sallyport.rest.login.LoginEvents;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Whether users agreed to the documents of their domain, and that they do (thingsboard-behaviour §5.1, §5.4). */
@Produces(MediaType.APPLICATION_JSON)
public final class ConsentResource {

    private final KeycloakSession session;
    private final RealmModel realm;

    public ConsentResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    @GET
    @Path("privacyPolicyAccepted")
    public Response privacyPolicyAccepted() {
        return accepted(Document.PRIVACY_POLICY);
    }

    @GET
    @Path("termsOfUseAccepted")
    public Response termsOfUseAccepted() {
        return accepted(Document.TERMS_OF_USE);
    }

    /** Answers a new pair, whose token says it. */
    @POST
    @Path("acceptPrivacyPolicy")
    @Consumes(MediaType.WILDCARD)
    public Response acceptPrivacyPolicy() {
        return accept(Document.PRIVACY_POLICY);
    }

    /** Answers a new pair, whose token says it. */
    @POST
    @Path("acceptTermsOfUse")
    @Consumes(MediaType.WILDCARD)
    public Response acceptTermsOfUse() {
        return accept(Document.TERMS_OF_USE);
    }

    private Response accepted(Document document) {
        Caller.Known caller = new Callers(session).requireUser();
        return Answers.json(BooleanNode.valueOf(owed(caller.user(), document).isEmpty()));
    }

    /** Only the user himself agrees to anything: no key does. */
    private Response accept(Document document) {
        Caller.LoggedIn caller = new Callers(session).requireLoggedIn();
        Renewal renewal = new Renewal(session, realm);
        if (!renewal.canRenew(caller.session())) {
            throw ApiError.permissionDenied();
        }
        UserModel user = caller.user();
        LoginEvents events = new LoginEvents(session);
        List<Demand> owed = owed(user, document);
        if (!owed.isEmpty()) {
            String language = session.getContext().resolveLocale(user).toLanguageTag();
            new Consents(session, realm, user)
                    .agreed(owed, new Consents.Circumstances(ClientAddress.address(session), language));
            ConsentEvents.of(
                            events.about(EventType.CUSTOM_REQUIRED_ACTION, user),
                            owed.stream().map(Demand::name))
                    .success();
        }
        TokenPair pair = renewal.in(caller.session(), events.about(EventType.REFRESH_TOKEN, user));
        return Answers.json(LoginAnswer.of(pair).toJson());
    }

    private List<Demand> owed(UserModel user, Document document) {
        return new Documents(session, realm, user)
                .owed().stream().filter(demand -> demand.document() == document).toList();
    }
}
