package dev.sallyport.rest.domain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.domain.Domain;
import dev.sallyport.core.oauth2client.OAuth2Clients;
import dev.sallyport.core.tenancy.Affiliation;
import dev.sallyport.rest.http.EntityId;
import dev.sallyport.rest.oauth2client.ClientJson;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** ThingsBoard's {@code Domain} and {@code DomainInfo} (thingsboard-behaviour §11.1); members of ours come last, where set. */
final class DomainJson {

    private final OAuth2Clients clients;

    DomainJson(KeycloakSession session) {
        this.clients = new OAuth2Clients(session);
    }

    ObjectNode domain(Domain domain) {
        return ours(domain, common(domain));
    }

    ObjectNode info(Domain domain) {
        ObjectNode json = common(domain);
        json.set(
                "oauth2ClientInfos",
                ClientJson.infos(domain.clientIds().stream()
                        .map(clients::find)
                        .flatMap(Optional::stream)
                        .toList()));
        return ours(domain, json);
    }

    ArrayNode infos(List<Domain> domains) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        domains.forEach(domain -> array.add(info(domain)));
        return array;
    }

    private static ObjectNode common(Domain domain) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("id", EntityId.of("DOMAIN", domain.id()));
        json.put("createdTime", domain.createdAt().toEpochMilli());
        json.set("tenantId", EntityId.of("TENANT", Affiliation.NULL_ID));
        return json.put("name", domain.name())
                .put("oauth2Enabled", domain.oauth2Enabled())
                .put("propagateToEdge", domain.propagateToEdge());
    }

    private static ObjectNode ours(Domain domain, ObjectNode json) {
        domain.loginTheme().ifPresent(theme -> json.put("loginTheme", theme));
        domain.isolatedTenantId().ifPresent(tenant -> json.set("isolatedTenantId", EntityId.of("TENANT", tenant)));
        if (domain.signUp()) {
            json.put("signUp", true);
        }
        return json;
    }
}
