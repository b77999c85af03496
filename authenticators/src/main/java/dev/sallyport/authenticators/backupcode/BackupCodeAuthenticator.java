package dev.sallyport.authenticators.backupcode;

import dev.sallyport.authenticators.twofactor.Challenge;
import dev.sallyport.authenticators.twofactor.MethodAuthenticator;
import dev.sallyport.core.account.BackupCodeEnrolment;
import dev.sallyport.core.backupcode.BackupCodes;
import dev.sallyport.core.policy.Factor;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;

/** Asks for a backup code; when few are left afterwards, says so before the login goes on. */
final class BackupCodeAuthenticator extends MethodAuthenticator<CredentialProvider<?>> {

    /** Whose code was. */
    private static final String ACCEPTED = "sallyport.backup-code.accepted";

    @Override
    protected Factor factor() {
        return Factor.BACKUP_CODE;
    }

    @Override
    protected void ask(Challenge challenge) {
        if (awaitsMore(challenge)) {
            challenge.show(lowPage(challenge));
        } else {
            super.ask(challenge);
        }
    }

    @Override
    protected void answer(Challenge challenge) {
        if (!awaitsMore(challenge)) {
            super.answer(challenge);
            return;
        }
        if ("renew".equals(challenge.input().getFirst("action"))) {
            challenge.login().addRequiredAction(BackupCodeSetupFactory.ID);
        }
        super.accepted(challenge);
    }

    @Override
    protected void accepted(Challenge challenge) {
        if (left(challenge) > BackupCodeEnrolment.FEW) {
            super.accepted(challenge);
            return;
        }
        challenge.login().setAuthNote(ACCEPTED, challenge.user().getId());
        challenge.show(lowPage(challenge));
    }

    @Override
    protected boolean awaitsMore(Challenge challenge) {
        return challenge.user().getId().equals(challenge.login().getAuthNote(ACCEPTED));
    }

    @Override
    protected Response page(Challenge challenge, LoginFormsProvider form) {
        int left = left(challenge);
        return form.setAttribute("backupCode", Map.of("left", left, "low", left <= BackupCodeEnrolment.FEW))
                .createForm("backup-code-login.ftl");
    }

    @Override
    protected String asMeant(String typed) {
        return BackupCodes.asMeant(typed);
    }

    private static Response lowPage(Challenge challenge) {
        return challenge
                .form()
                .setAttribute("backupCode", Map.of("left", left(challenge)))
                .createForm("backup-code-low.ftl");
    }

    private static int left(Challenge challenge) {
        return new BackupCodeEnrolment(challenge.session(), challenge.realm(), challenge.user()).left();
    }

    @Override
    public CredentialProvider<?> getCredentialProvider(KeycloakSession session) {
        return session.getProvider(CredentialProvider.class, BackupCodeCredentialProviderFactory.ID);
    }
}
