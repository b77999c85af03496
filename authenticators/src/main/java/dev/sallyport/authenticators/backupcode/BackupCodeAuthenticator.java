package dev.sallyport.authenticators.backupcode;

import dev.sallyport.authenticators.twofactor.MethodAuthenticator;
import dev.sallyport.core.account.BackupCodeEnrolment;
import dev.sallyport.core.backupcode.BackupCodes;
import dev.sallyport.core.policy.Factor;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;

/** Asks for a backup code; when few are left afterwards, says so before the login goes on. */
final class BackupCodeAuthenticator extends MethodAuthenticator<CredentialProvider<?>> {

    private static final String ACCEPTED = "sallyport.backup-code.accepted";

    @Override
    protected Factor factor() {
        return Factor.BACKUP_CODE;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (wasAccepted(context)) {
            context.challenge(lowPage(context));
        } else {
            super.authenticate(context);
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        if (!wasAccepted(context)) {
            super.action(context);
            return;
        }
        if ("renew".equals(context.getHttpRequest().getDecodedFormParameters().getFirst("action"))) {
            context.getAuthenticationSession().addRequiredAction(BackupCodeSetupFactory.ID);
        }
        super.accepted(context);
    }

    @Override
    protected void accepted(AuthenticationFlowContext context) {
        if (left(context) > BackupCodeEnrolment.FEW) {
            super.accepted(context);
            return;
        }
        context.getAuthenticationSession().setAuthNote(ACCEPTED, "true");
        context.challenge(lowPage(context));
    }

    @Override
    protected Response page(AuthenticationFlowContext context, LoginFormsProvider form) {
        int left = left(context);
        return form.setAttribute("backupCode", Map.of("left", left, "low", left <= BackupCodeEnrolment.FEW))
                .createForm("backup-code-login.ftl");
    }

    @Override
    protected String asMeant(String typed) {
        return BackupCodes.asMeant(typed);
    }

    private static boolean wasAccepted(AuthenticationFlowContext context) {
        return context.getAuthenticationSession().getAuthNote(ACCEPTED) != null;
    }

    private static Response lowPage(AuthenticationFlowContext context) {
        return context.form()
                .setAttribute("backupCode", Map.of("left", left(context)))
                .createForm("backup-code-low.ftl");
    }

    private static int left(AuthenticationFlowContext context) {
        return new BackupCodeEnrolment(context.getSession(), context.getRealm(), context.getUser()).left();
    }

    @Override
    public CredentialProvider<?> getCredentialProvider(KeycloakSession session) {
        return session.getProvider(CredentialProvider.class, BackupCodeCredentialProviderFactory.ID);
    }
}
