package dev.sallyport.authenticators.backupcode;

import dev.sallyport.authenticators.twofactor.SetUpGuard;
import dev.sallyport.core.account.BackupCodeEnrolment;
import dev.sallyport.core.account.FactorEvents;
import dev.sallyport.core.account.SecondFactors;
import dev.sallyport.core.policy.Factor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.CredentialRegistrator;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Shows a new set of backup codes once, and keeps it when the user says that he has it. */
public final class BackupCodeSetup implements RequiredActionProvider, CredentialRegistrator {

    private static final String OFFERED = "sallyport.backup-code.offered";

    /** After a first factor was set up, backup codes come next, where the platform offers them. */
    public static void offerAfterFirstFactor(RequiredActionContext context) {
        SecondFactors factors = new SetUpGuard(context).factors();
        if (factors.settings().offers(Factor.BACKUP_CODE) && !factors.has(Factor.BACKUP_CODE)) {
            context.getAuthenticationSession().addRequiredAction(BackupCodeSetupFactory.ID);
        }
    }

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {}

    /** Not for whom has no other factor: backup codes need one beside them. */
    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        SetUpGuard guard = new SetUpGuard(context);
        if (guard.factors().usable().isEmpty()) {
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
        if (guard.factors().usable().isEmpty() || !guard.allows()) {
            guard.refuse();
            return;
        }
        AuthenticationSessionModel session = context.getAuthenticationSession();
        Optional<List<String>> offered = offered(session);
        session.removeAuthNote(OFFERED);
        if (offered.isPresent() && enrolment(context).keep(offered.get())) {
            guard.noteDone();
            event(context).success();
            context.success();
        } else {
            show(context);
        }
    }

    /** A page that was shown before in this login shows the same codes. */
    private static void show(RequiredActionContext context) {
        AuthenticationSessionModel session = context.getAuthenticationSession();
        List<String> codes = offered(session).orElseGet(() -> enrolment(context).offer());
        session.setAuthNote(OFFERED, String.join(" ", codes));
        UserModel user = context.getUser();
        context.challenge(context.form()
                .setAttribute(
                        "backupCodes",
                        Map.of(
                                "codes",
                                codes,
                                "fileName",
                                "backup-codes-" + context.getRealm().getName() + ".txt",
                                "account",
                                Optional.ofNullable(user.getEmail()).orElse(user.getUsername())))
                .createForm("backup-code-setup.ftl"));
    }

    private static Optional<List<String>> offered(AuthenticationSessionModel session) {
        return Optional.ofNullable(session.getAuthNote(OFFERED)).map(codes -> List.of(codes.split(" ")));
    }

    private static BackupCodeEnrolment enrolment(RequiredActionContext context) {
        return new BackupCodeEnrolment(context.getSession(), context.getRealm(), context.getUser());
    }

    private static EventBuilder event(RequiredActionContext context) {
        return context.getEvent()
                .clone()
                .event(EventType.UPDATE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, Factor.BACKUP_CODE.credentialType())
                .detail(FactorEvents.FACTOR, Factor.BACKUP_CODE.name());
    }

    @Override
    public String getCredentialType(KeycloakSession session, AuthenticationSessionModel authenticationSession) {
        return Factor.BACKUP_CODE.credentialType();
    }

    @Override
    public void close() {}
}
