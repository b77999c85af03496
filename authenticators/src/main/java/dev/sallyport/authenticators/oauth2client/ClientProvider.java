package dev.sallyport.authenticators.oauth2client;

import dev.sallyport.core.domain.Domains;
import dev.sallyport.core.keycloak.GuardedHttp;
import dev.sallyport.core.keycloak.GuardedSession;
import dev.sallyport.core.keycloak.Vault;
import dev.sallyport.core.oauth2client.ClientUsers;
import dev.sallyport.core.oauth2client.LoginRefusedException.Reason;
import dev.sallyport.core.oauth2client.OAuth2Client;
import dev.sallyport.core.oauth2client.OAuth2Clients;
import dev.sallyport.core.policy.OAuth2Policy;
import dev.sallyport.core.policy.OAuth2Settings;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.OAuth2Constants;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.http.simple.SimpleHttpRequest;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What is the same in the identity providers of OAuth2 clients, whichever protocol they speak. */
final class ClientProvider {

    private final KeycloakSession session;
    private final IdentityProviderModel model;

    ClientProvider(KeycloakSession session, IdentityProviderModel model) {
        this.session = session;
        this.model = model;
    }

    /** With which Keycloak's code reaches no address that is not public. */
    static KeycloakSession guarded(KeycloakSession session) {
        OAuth2Settings settings = new OAuth2Policy(session.getContext().getRealm()).settings();
        return GuardedSession.over(session, new GuardedHttp(session, settings::allows));
    }

    boolean speaksOpenId() {
        return client().scope().contains(OIDCIdentityProvider.SCOPE_OPENID)
                && client().jwkSetUri().isPresent();
    }

    /** Sends the browser away, unless the client cannot be used on this host, or with this URL. */
    Response begin(AuthenticationRequest request, Supplier<Response> away) {
        RealmModel realm = request.getRealm();
        OAuth2Settings settings = new OAuth2Policy(realm).settings();
        Optional<Reason> refusal = !new Domains(session, realm).mayUse(client())
                ? Optional.of(Reason.NOT_HERE)
                : Optional.of(Reason.NOT_CONFIGURED)
                        .filter(reason -> uri(client().authorizationUri())
                                .filter(url -> GuardedHttp.permits(url, settings::allows))
                                .isEmpty());
        if (refusal.isEmpty()) {
            return away.get();
        }
        return new ClientLogin(session, realm, request.getAuthenticationSession(), model).refusal(refusal.get());
    }

    /** Looks at the user once more: links are made elsewhere too. */
    void requireAdmitted(AuthenticationSessionModel login) {
        Optional.ofNullable(login.getAuthenticatedUser())
                .filter(user -> !new ClientUsers(session, login.getRealm(), client()).admits(user))
                .ifPresent(user -> {
                    throw new IdentityBrokerException(Reason.OTHER_TENANT.word())
                            .withMessageCode(Reason.OTHER_TENANT.messageKey());
                });
    }

    /** How the client shows the token endpoint who it is; one without a secret has shown it by PKCE (RFC 7636). */
    SimpleHttpRequest authenticate(SimpleHttpRequest request, Supplier<SimpleHttpRequest> withSecret) {
        if (client().hasSecret()) {
            if (client().tenantId().isPresent()
                    && Vault.isReference(client().clientSecret().reveal())) {
                throw new IdentityBrokerException("a tenant’s client has no secret in the vault");
            }
            return withSecret.get();
        }
        return request.param(OAuth2Constants.CLIENT_ID, client().clientId());
    }

    OAuth2Client client() {
        return new OAuth2Clients(session).of(model).orElseThrow();
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
