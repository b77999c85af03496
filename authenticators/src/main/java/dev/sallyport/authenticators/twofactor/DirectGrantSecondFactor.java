package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.account.FactorCheck;
import dev.sallyport.core.account.FactorEvents;
import dev.sallyport.core.account.SecondFactors;
import dev.sallyport.core.code.Verdict;
import dev.sallyport.core.policy.Factor;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.Authenticator;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The second factor of a direct grant (RFC 6749 §4.3): parameter {@code totp} (or Keycloak's {@code otp}) or
 * {@code backup_code}. Who has a factor must send one. Who must have one and has none is refused by Keycloak itself,
 * because {@link TwoFactorSetup} is pending.
 */
final class DirectGrantSecondFactor implements Authenticator {

    private static final String BACKUP_CODE_PARAMETER = "backup_code";

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        SecondFactors factors = new SecondFactors(context.getSession(), context.getRealm(), context.getUser());
        if (factors.usable().isEmpty() && !factors.onlyInBrowser()) {
            context.success();
            return;
        }
        MultivaluedMap<String, String> input = context.getHttpRequest().getDecodedFormParameters();
        String totp = input.containsKey("otp") ? input.getFirst("otp") : input.getFirst("totp");
        String backupCode = input.getFirst(BACKUP_CODE_PARAMETER);
        if (totp == null && backupCode == null) {
            refuse(context);
            return;
        }
        Factor factor = totp != null ? Factor.TOTP : Factor.BACKUP_CODE;
        context.getEvent().detail(FactorEvents.FACTOR, factor.name());
        Verdict verdict = new FactorCheck(context.getSession(), context.getRealm(), context.getUser())
                .login(factor, totp != null ? totp : backupCode);
        if (verdict.accepted()) {
            LoginProof.give(context.getAuthenticationSession(), context.getUser());
            context.success(factor.credentialType());
        } else {
            context.getEvent()
                    .detail(FactorEvents.RESULT, verdict.verification().name());
            refuse(context);
        }
    }

    /** One answer for everything, as RFC 6749 §5.2 has it. */
    private static void refuse(AuthenticationFlowContext context) {
        context.getEvent().user(context.getUser()).error(Errors.INVALID_USER_CREDENTIALS);
        Response answer = Response.status(Response.Status.BAD_REQUEST)
                .entity(Map.of(
                        OAuth2Constants.ERROR,
                        OAuthErrorException.INVALID_GRANT,
                        OAuth2Constants.ERROR_DESCRIPTION,
                        "Invalid user credentials"))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
        context.failure(AuthenticationFlowError.INVALID_CREDENTIALS, answer);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        authenticate(context);
    }

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
