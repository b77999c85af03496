package dev.sallyport.rest.oauth2login;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sallyport.core.domain.Domains;
import dev.sallyport.core.domain.ShownClients;
import dev.sallyport.core.oauth2client.OAuth2Clients;
import java.util.Optional;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/** The clients with which somebody can log in on the host that this request was sent to. */
final class LoginClients {

    private final Domains domains;
    private final ShownClients shown;
    private final OAuth2Clients clients;

    LoginClients(KeycloakSession session) {
        this.domains = new Domains(session, session.getContext().getRealm());
        this.shown = new ShownClients(session, session.getContext().getRealm());
        this.clients = new OAuth2Clients(session);
    }

    /** Those with a button, in the order of their titles (thingsboard-behaviour §9.3). */
    ArrayNode buttons() {
        ArrayNode buttons = JsonNodeFactory.instance.arrayNode();
        shown.list()
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
