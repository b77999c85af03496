package dev.sallyport.authenticators.totp;

import dev.sallyport.authenticators.backupcode.BackupCodeSetup;
import dev.sallyport.authenticators.twofactor.EnrolmentPage;
import dev.sallyport.authenticators.twofactor.SetUpGuard;
import dev.sallyport.core.account.FactorEvents;
import dev.sallyport.core.account.TotpEnrolment;
import dev.sallyport.core.code.Verdict;
import dev.sallyport.core.policy.Factor;
import dev.sallyport.core.totp.TotpSecret;
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
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Sets up an authenticator app: shows the secret, checks a code of it, keeps it. */
public final class TotpSetup implements RequiredActionProvider, CredentialRegistrator, EnrolmentPage {

    /** The offered secret; Keycloak's own page keeps it in the same kind of place. */
    private static final String OFFERED = "sallyport.totp.offered";

    @Override
    public Factor factor() {
        return Factor.TOTP;
    }

    @Override
    public void show(RequiredActionContext context) {
        context.challenge(page(context).show());
    }

    @Override
    public void process(RequiredActionContext context) {
        MultivaluedMap<String, String> input = context.getHttpRequest().getDecodedFormParameters();
        TotpSetupPage page = page(context);
        String code = Optional.ofNullable(input.getFirst(TotpSetupPage.CODE))
                .orElse("")
                .replace(" ", "");
        Optional<String> mistake = page.mistake(code, page.deviceName());
        if (mistake.isPresent()) {
            context.challenge(page.showAgain(mistake.get()));
            return;
        }
        TotpSecret secret = offered(context);
        Verdict verdict = enrolment(context).check(secret, code);
        if (verdict.accepted() && enrolment(context).keep(secret, code, page.deviceName())) {
            kept(context, "on".equals(input.getFirst("logout-sessions")));
        } else {
            refused(context, page, verdict);
        }
    }

    private void kept(RequiredActionContext context, boolean logoutOthers) {
        new SetUpGuard(context).noteDone();
        forget(context);
        if (logoutOthers) {
            AuthenticatorUtil.logoutOtherSessions(context);
        }
        event(context).success();
        BackupCodeSetup.offerAfterFirstFactor(context);
        context.success();
    }

    private void refused(RequiredActionContext context, TotpSetupPage page, Verdict verdict) {
        event(context)
                .detail(FactorEvents.RESULT, verdict.verification().name())
                .error(Errors.INVALID_USER_CREDENTIALS);
        context.challenge(
                switch (verdict.verification()) {
                    case RATE_LIMITED, LOCKED, LOCKED_NOW -> page.locked(verdict.retryAfter());
                    case WRONG, USED, EXPIRED, NOT_CONFIGURED -> page.codeRefused("sallyport.code.wrong");
                    case ACCEPTED -> {
                        forget(context);
                        yield page(context).codeRefused("sallyport.code.expired");
                    }
                });
    }

    private static EventBuilder event(RequiredActionContext context) {
        return context.getEvent()
                .clone()
                .event(EventType.UPDATE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, OTPCredentialModel.TYPE)
                .detail(FactorEvents.FACTOR, Factor.TOTP.name());
    }

    private TotpSetupPage page(RequiredActionContext context) {
        return new TotpSetupPage(context, enrolment(context).uri(offered(context)));
    }

    /** The secret that this login was shown, as long as it stands; else a fresh one. */
    private static TotpSecret offered(RequiredActionContext context) {
        AuthenticationSessionModel session = context.getAuthenticationSession();
        TotpEnrolment enrolment = enrolment(context);
        TotpSecret secret = Optional.ofNullable(session.getAuthNote(OFFERED))
                .map(TotpSecret::new)
                .filter(enrolment::wasOffered)
                .orElseGet(enrolment::offer);
        session.setAuthNote(OFFERED, secret.base32());
        return secret;
    }

    private static void forget(RequiredActionContext context) {
        context.getAuthenticationSession().removeAuthNote(OFFERED);
    }

    private static TotpEnrolment enrolment(RequiredActionContext context) {
        return new TotpEnrolment(context.getSession(), context.getRealm(), context.getUser());
    }

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {}

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        SetUpGuard guard = new SetUpGuard(context);
        if (guard.allows()) {
            show(context);
        } else {
            guard.refuse();
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        SetUpGuard guard = new SetUpGuard(context);
        if (guard.allows()) {
            process(context);
        } else {
            guard.refuse();
        }
    }

    @Override
    public String getCredentialType(KeycloakSession session, AuthenticationSessionModel authenticationSession) {
        return OTPCredentialModel.TYPE;
    }

    @Override
    public void close() {}
}
