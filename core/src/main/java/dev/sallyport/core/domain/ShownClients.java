package dev.sallyport.core.domain;

import dev.sallyport.core.oauth2client.OAuth2Client;
import dev.sallyport.core.oauth2client.OAuth2Clients;
import dev.sallyport.core.oauth2client.Platform;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The clients that a login page in the browser offers on the host that the request was sent to. */
public final class ShownClients {

    private final Domains domains;
    private final OAuth2Clients clients;

    public ShownClients(KeycloakSession session, RealmModel realm) {
        this.domains = new Domains(session, realm);
        this.clients = new OAuth2Clients(session);
    }

    /** In the order of their titles (thingsboard-behaviour §9.3); none on a host that is no domain. */
    public List<OAuth2Client> list() {
        return domains.ofRequest().filter(Domain::oauth2Enabled).stream()
                .flatMap(domain -> domain.clientIds().stream())
                .map(clients::provider)
                .flatMap(Optional::stream)
                .filter(IdentityProviderModel::isEnabled)
                .map(clients::of)
                .flatMap(Optional::stream)
                .filter(client -> client.isFor(Platform.WEB))
                .sorted(Comparator.comparing(OAuth2Client::title).thenComparing(OAuth2Client::id))
                .toList();
    }
}
