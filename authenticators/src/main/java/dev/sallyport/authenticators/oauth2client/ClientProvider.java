package dev.sallyport.authenticators.oauth2client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.domain.Domains;
import dev.sallyport.core.keycloak.GuardedHttp;
import dev.sallyport.core.keycloak.GuardedSession;
import dev.sallyport.core.keycloak.Vault;
import dev.sallyport.core.oauth2client.ClientUsers;
import dev.sallyport.core.oauth2client.LoginRefusedException.Reason;
import dev.sallyport.core.oauth2client.MapperType;
import dev.sallyport.core.oauth2client.OAuth2Client;
import dev.sallyport.core.oauth2client.OAuth2Clients;
import dev.sallyport.core.oauth2client.UserAttributes;
import dev.sallyport.core.policy.OAuth2Policy;
import dev.sallyport.core.policy.OAuth2Settings;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.keycloak.OAuth2Constants;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.http.simple.SimpleHttpRequest;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.ErrorPage;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What is the same in the identity providers of OAuth2 clients, whichever protocol they speak. */
final class ClientProvider {

    /** What Keycloak can keep of an identity. */
    private static final int LONGEST_ID = 255;

    private final KeycloakSession session;
    private final IdentityProviderModel model;

    ClientProvider(KeycloakSession session, IdentityProviderModel model) {
        this.session = session;
        this.model = model;
    }

    /** With which Keycloak's code reaches no address that is not public. */
    static KeycloakSession guarded(KeycloakSession session) {
        return GuardedSession.over(session, () -> {
            OAuth2Settings settings = new OAuth2Policy(session.getContext().getRealm()).settings();
            return new GuardedHttp(session, settings::allows);
        });
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
        return login(request.getAuthenticationSession()).refusal(refusal.get());
    }

    ClientLogin login(AuthenticationSessionModel login) {
        return new ClientLogin(session, login.getRealm(), login, model);
    }

    /** Apple is the only one who posts names; of others they would be their users' invention. */
    boolean takesPostedNames() {
        return client().mapper().type().equals(Optional.of(MapperType.APPLE));
    }

    /**
     * Keeps what was said for the mapper, and of all else in the context only who it is about: Keycloak would write names and
     * an address that it finds there over what the mapper made of them.
     *
     * @param attributes see {@link ProviderAnswer}
     */
    void describe(BrokeredIdentityContext context, ObjectNode attributes, String accessToken) {
        UserAttributes said = new UserAttributes(attributes);
        Optional<String> name = said.text(client().userNameAttribute());
        String id = Stream.of(said.text("sub"), said.text("id"), name)
                .flatMap(Optional::stream)
                .findFirst()
                .filter(text -> text.length() <= LONGEST_ID)
                .orElseThrow(() -> new IdentityBrokerException("The provider does not say who it is"));
        context.setId(id);
        context.setBrokerUserId(model.getAlias() + "." + id);
        context.setUsername(name.filter(text -> text.length() <= LONGEST_ID).orElse(id));
        context.setEmail(null);
        context.setFirstName(null);
        context.setLastName(null);
        new ProviderAnswer(attributes, accessToken).keepIn(context);
    }

    /** Looks at the user and the host once more: links are made elsewhere too, and mappers can be taken away. */
    void requireAdmitted(AuthenticationSessionModel login) {
        UserModel user = login.getAuthenticatedUser();
        boolean admitted = new Domains(session, login.getRealm()).mayUse(client())
                && (user == null || new ClientUsers(session, login.getRealm(), client()).admits(user));
        if (!admitted) {
            throw new WebApplicationException(
                    ErrorPage.error(session, login, Response.Status.FORBIDDEN, Reason.OTHER_TENANT.messageKey()));
        }
    }

    /** How the client shows the token endpoint who it is; one without a secret has shown it by PKCE (RFC 7636). */
    SimpleHttpRequest authenticate(SimpleHttpRequest request, Supplier<SimpleHttpRequest> withSecret) {
        if (!client().hasSecret()) {
            return request.param(OAuth2Constants.CLIENT_ID, client().clientId());
        }
        if (client().tenantId().isPresent()
                && Vault.isReference(client().clientSecret().reveal())) {
            throw new IdentityBrokerException("A tenant’s client has no secret in the vault");
        }
        return withSecret.get();
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
