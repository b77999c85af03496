package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.account.Proof;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.authenticators.browser.RecoveryAuthnCodesFormAuthenticatorFactory;
import org.keycloak.authentication.authenticators.browser.WebAuthnAuthenticatorFactory;
import org.keycloak.authentication.authenticators.browser.WebAuthnPasswordlessAuthenticatorFactory;
import org.keycloak.events.Details;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

/** What the user showed in this login to somebody else than us: Keycloak's own authenticators, an identity provider. */
final class ShownElsewhere {

    /**
     * Credentials that are second factors, or more, and the authenticators that ask for them in a browser. Not Keycloak's
     * own step for one-time codes: there nothing but its detector, if that is on, bounds guessing, so we ask once more.
     */
    private static final Map<String, String> AUTHENTICATORS = Map.of(
            WebAuthnCredentialModel.TYPE_TWOFACTOR, WebAuthnAuthenticatorFactory.PROVIDER_ID,
            WebAuthnCredentialModel.TYPE_PASSWORDLESS, WebAuthnPasswordlessAuthenticatorFactory.PROVIDER_ID,
            RecoveryAuthnCodesCredentialModel.TYPE, RecoveryAuthnCodesFormAuthenticatorFactory.PROVIDER_ID);

    private final KeycloakSession keycloak;
    private final RealmModel realm;
    private final AuthenticationSessionModel login;
    private final UserModel user;

    private ShownElsewhere(RequiredActionContext context) {
        this.keycloak = context.getSession();
        this.realm = context.getRealm();
        this.login = context.getAuthenticationSession();
        this.user = context.getUser();
    }

    static ShownElsewhere in(RequiredActionContext context) {
        return new ShownElsewhere(context);
    }

    /** Makes it the login's proof, once: what is void by then, such as an app that was taken away, stays void. */
    void count() {
        IdentityProviderProof.count(login, user);
        if (!LoginProof.begun(login, user)) {
            AuthenticatorUtil.getAuthnCredentials(login).stream()
                    .filter(AUTHENTICATORS::containsKey)
                    .filter(this::byThisUser)
                    .map(Proof::byKeycloak)
                    .forEach(proof -> LoginProof.give(login, user, proof));
        }
    }

    /**
     * Keycloak keeps a login's credentials when an identity provider brings in another user than the one who began it.
     * Then only what was asked for after that counts.
     */
    private boolean byThisUser(String credentialType) {
        String alias = login.getUserSessionNotes().get(Details.IDENTITY_PROVIDER);
        return alias == null || flowsOf(alias).anyMatch(flow -> succeeded(flow, credentialType));
    }

    private Stream<String> flowsOf(String alias) {
        return Optional.ofNullable(keycloak.identityProviders().getByAlias(alias)).stream()
                .flatMap(provider ->
                        Stream.of(provider.getFirstBrokerLoginFlowId(), provider.getPostBrokerLoginFlowId()))
                .filter(Objects::nonNull);
    }

    private boolean succeeded(String flowId, String credentialType) {
        return AuthenticatorUtil.getExecutionsByType(realm, flowId, AUTHENTICATORS.get(credentialType)).stream()
                .map(AuthenticationExecutionModel::getId)
                .map(login.getExecutionStatus()::get)
                .anyMatch(ExecutionStatus.SUCCESS::equals);
    }
}
