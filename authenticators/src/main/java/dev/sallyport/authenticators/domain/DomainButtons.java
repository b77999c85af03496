package dev.sallyport.authenticators.domain;

import dev.sallyport.core.domain.ShownClients;
import dev.sallyport.core.oauth2client.OAuth2Client;
import dev.sallyport.core.oauth2client.OAuth2Clients;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.freemarker.model.IdentityProviderBean;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.UserModel;

/**
 * The "Sign in with …" of a login page: of OAuth2 clients those of its domain, below the identity providers that are none,
 * which are Keycloak's affair. Public, because templates look into it.
 */
public final class DomainButtons extends IdentityProviderBean {

    private final IdentityProviderBean own;

    DomainButtons(IdentityProviderBean own) {
        super(own.getSession(), own.getRealm(), own.getBaseURI(), own.getFlowContext());
        this.own = own;
    }

    @Override
    public List<IdentityProvider> getProviders() {
        if (providers == null) {
            providers = Stream.concat(
                            own.getProviders().stream().filter(button -> !isClient(button)),
                            new ShownClients(session, realm).list().stream().flatMap(client -> button(client).stream()))
                    .toList();
        }
        return providers;
    }

    private Optional<IdentityProvider> button(OAuth2Client client) {
        return new OAuth2Clients(session)
                .provider(client.id())
                .filter(this::isOfUser)
                .map(provider -> createIdentityProvider(realm, baseURI, withIcon(provider, client)));
    }

    /** Where Keycloak knows already who is there, he sees the ways that lead to his account. */
    private boolean isOfUser(IdentityProviderModel provider) {
        UserModel user = Optional.ofNullable(context)
                .map(AuthenticationFlowContext::getUser)
                .orElse(null);
        return user == null || session.users().getFederatedIdentity(realm, user, provider.getAlias()) != null;
    }

    /** Themes have icons for kinds of providers. */
    private static IdentityProviderModel withIcon(IdentityProviderModel provider, OAuth2Client client) {
        IdentityProviderModel shown = new IdentityProviderModel(provider);
        client.buttonIcon().flatMap(ButtonIcon::kind).ifPresent(shown::setProviderId);
        return shown;
    }

    private static boolean isClient(IdentityProvider button) {
        return OAuth2Clients.PROVIDER.equals(button.getProviderId());
    }
}
