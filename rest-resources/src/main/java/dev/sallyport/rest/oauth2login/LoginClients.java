package dev.sallyport.rest.oauth2login;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sallyport.core.domain.Domain;
import dev.sallyport.core.domain.Domains;
import dev.sallyport.core.oauth2client.OAuth2Client;
import dev.sallyport.core.oauth2client.OAuth2Clients;
import dev.sallyport.core.oauth2client.Platform;
import java.util.Comparator;
import java.util.Optional;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/** The clients with which somebody can log in on the host that this request was sent to. */
final class LoginClients {

    private final Domains domains;
    private final OAuth2Clients clients;

    LoginClients(KeycloakSession session) {
        this.domains = new Domains(session, session.getContext().getRealm());
        this.clients = new OAuth2Clients(session);
    }

    /** Those with a button, in the order of their titles (thingsboard-behaviour §9.3). */
    ArrayNode buttons() {
        ArrayNode buttons = JsonNodeFactory.instance.arrayNode();
        domains.ofRequest().filter(Domain::oauth2Enabled).stream()
                .flatMap(domain -> domain.clientIds().stream())
                .flatMap(id -> enabled(id).stream())
                .flatMap(provider -> clients.of(provider).stream())
                .filter(client -> client.isFor(Platform.WEB))
                .sorted(Comparator.comparing(OAuth2Client::title).thenComparing(OAuth2Client::id))
                .forEach(client -> buttons.addObject()
                        .put("name", client.buttonLabel())
                        .put("icon", client.buttonIcon().orElse(null))
                        .put("url", "/oauth2/authorization/" + client.id()));
        return buttons;
    }

    /** By which name Keycloak knows a client that may be used here. */
    Optional<String> alias(String id) {
        return enabled(id)
                .filter(provider -> clients.of(provider).filter(domains::mayUse).isPresent())
                .map(IdentityProviderModel::getAlias);
    }

    private Optional<IdentityProviderModel> enabled(String id) {
        return clients.provider(id).filter(IdentityProviderModel::isEnabled);
    }
}
