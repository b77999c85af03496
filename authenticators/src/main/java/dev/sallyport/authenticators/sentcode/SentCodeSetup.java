package dev.sallyport.authenticators.sentcode;

import dev.sallyport.authenticators.backupcode.BackupCodeSetup;
import dev.sallyport.authenticators.twofactor.EnrolmentPage;
import dev.sallyport.authenticators.twofactor.MethodAuthenticator;
import dev.sallyport.authenticators.twofactor.SetUpGuard;
import dev.sallyport.core.account.FactorEvents;
import dev.sallyport.core.account.SentCodeEnrolment;
import dev.sallyport.core.code.Verdict;
import dev.sallyport.core.policy.Factor;
import dev.sallyport.core.sentcode.Destination;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.CredentialRegistrator;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Sets up SMS or e-mail: asks where codes are to go, sends one there, keeps the destination when the code comes back.
 * What is kept is the destination that this login noted when it sent the code, never one that comes with the code.
 */
final class SentCodeSetup implements RequiredActionProvider, CredentialRegistrator, EnrolmentPage {

    /** Parameter of "use another number". */
    private static final String OTHER = "other";

    private final DestinationForm form;

    SentCodeSetup(DestinationForm form) {
        this.form = form;
    }

    @Override
    public Factor factor() {
        return form.channel().factor();
    }

    @Override
    public boolean isAvailable(RequiredActionContext context) {
        return form.isAvailable(context);
    }

    @Override
    public void show(RequiredActionContext context) {
        context.challenge(pending(context)
                .map(destination -> new SentCodeSetupPage(context, destination).show())
                .orElseGet(() -> form.show(context)));
    }

    @Override
    public void process(RequiredActionContext context) {
        MultivaluedMap<String, String> input = context.getHttpRequest().getDecodedFormParameters();
        Optional<Destination> pending = pending(context);
        if (input.containsKey(OTHER)) {
            pending.ifPresent(destination -> forget(context, destination));
            context.challenge(form.show(context));
        } else if (pending.isEmpty()) {
            begin(context);
        } else if (input.containsKey(SentCodeAuthenticator.RESEND)) {
            CodeMessage.enrolment(context, pending.get()).send();
            show(context);
        } else if (input.containsKey(MethodAuthenticator.CODE)) {
            check(context, pending.get(), TypedCode.asMeant(input.getFirst(MethodAuthenticator.CODE)));
        } else {
            show(context);
        }
    }

    private void begin(RequiredActionContext context) {
        DestinationForm.Typed typed = form.read(context);
        if (typed instanceof DestinationForm.Typed.Bad mistake) {
            context.challenge(form.showAgain(context, mistake));
        } else if (typed instanceof DestinationForm.Typed.Good good) {
            context.getAuthenticationSession()
                    .setAuthNote(note(), good.destination().address());
            CodeMessage.enrolment(context, good.destination()).send();
            show(context);
        }
    }

    private void check(RequiredActionContext context, Destination destination, String code) {
        SentCodeSetupPage page = new SentCodeSetupPage(context, destination);
        if (code.isEmpty()) {
            context.challenge(page.missing());
            return;
        }
        SentCodeEnrolment enrolment =
                new SentCodeEnrolment(context.getSession(), context.getRealm(), context.getUser());
        Verdict verdict = enrolment.check(destination, code);
        if (verdict.accepted()) {
            enrolment.keep(destination);
            kept(context, destination);
        } else {
            event(context, destination)
                    .detail(FactorEvents.RESULT, verdict.verification().name())
                    .error(Errors.INVALID_USER_CREDENTIALS);
            context.challenge(page.refused(verdict));
        }
    }

    private void kept(RequiredActionContext context, Destination destination) {
        new SetUpGuard(context).noteDone();
        forget(context, destination);
        if ("on".equals(context.getHttpRequest().getDecodedFormParameters().getFirst("logout-sessions"))) {
            AuthenticatorUtil.logoutOtherSessions(context);
        }
        event(context, destination).success();
        BackupCodeSetup.offerAfterFirstFactor(context);
        context.success();
    }

    private EventBuilder event(RequiredActionContext context, Destination destination) {
        return context.getEvent()
                .clone()
                .event(EventType.UPDATE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, factor().credentialType())
                .detail(FactorEvents.FACTOR, factor().name())
                .detail(FactorEvents.DESTINATION, destination.masked());
    }

    /** Where this login has sent a code to. */
    private Optional<Destination> pending(RequiredActionContext context) {
        return Optional.ofNullable(context.getAuthenticationSession().getAuthNote(note()))
                .map(address -> new Destination(form.channel(), address));
    }

    private void forget(RequiredActionContext context, Destination destination) {
        context.getAuthenticationSession().removeAuthNote(note());
        CodeMessage.enrolment(context, destination).forget();
    }

    private String note() {
        return "sallyport.pending." + form.channel();
    }

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {}

    /** Not where the platform does not offer it: a code costs money, and nobody would ask for it later. */
    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        SetUpGuard guard = new SetUpGuard(context);
        if (!guard.factors().settings().offers(factor())) {
            context.ignore();
        } else if (guard.allows()) {
            show(context);
        } else {
            guard.refuse();
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        SetUpGuard guard = new SetUpGuard(context);
        if (guard.allows() && guard.factors().settings().offers(factor())) {
            process(context);
        } else {
            guard.refuse();
        }
    }

    @Override
    public String getCredentialType(KeycloakSession session, AuthenticationSessionModel authenticationSession) {
        return factor().credentialType();
    }

    @Override
    public void close() {}
}
