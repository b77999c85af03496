package dev.sallyport.rest.oauth2client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.oauth2client.ClientSecret;
import dev.sallyport.core.oauth2client.OAuth2Client;
import dev.sallyport.core.oauth2client.Platform;
import dev.sallyport.core.tenancy.Affiliation;
import dev.sallyport.rest.http.EntityId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.keycloak.representations.idm.ComponentRepresentation;

/** ThingsBoard's {@code OAuth2Client} and {@code OAuth2ClientInfo} (thingsboard-behaviour §9.1, §9.2), key order as there. */
public final class ClientJson {

    private static final ObjectMapper JSON = new JsonMapper();

    private ClientJson() {}

    /** With its secrets, as whoever may change it has to send them back. */
    static ObjectNode client(OAuth2Client client) {
        return client(client, ClientSecret::reveal);
    }

    /** For events, and for who may only read. */
    static ObjectNode masked(OAuth2Client client) {
        return client(client, secret -> ComponentRepresentation.SECRET_VALUE);
    }

    /** Sorted by title. */
    public static ArrayNode infos(List<OAuth2Client> clients) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        clients.stream()
                .sorted(Comparator.comparing(OAuth2Client::title).thenComparing(OAuth2Client::id))
                .forEach(client -> array.add(info(client)));
        return array;
    }

    static ObjectNode info(OAuth2Client client) {
        ObjectNode json = head(client);
        json.put("title", client.title());
        json.put("providerName", additionalInfo(client).path("providerName").asText(""));
        json.set("platforms", platforms(client));
        return json.put("name", client.title());
    }

    private static ObjectNode client(OAuth2Client client, Function<ClientSecret, String> shown) {
        ObjectNode json = head(client);
        json.set("additionalInfo", additionalInfo(client));
        json.set("tenantId", EntityId.of("TENANT", client.tenantId().orElse(Affiliation.NULL_ID)));
        json.put("title", client.title());
        json.set("mapperConfig", MapperJson.write(client.mapper(), shown));
        json.put("clientId", client.clientId());
        json.put("clientSecret", shown.apply(client.clientSecret()));
        json.put("authorizationUri", client.authorizationUri());
        json.put("accessTokenUri", client.accessTokenUri());
        client.scope().forEach(json.putArray("scope")::add);
        json.put("userInfoUri", client.userInfoUri().orElse(null));
        json.put("userNameAttributeName", client.userNameAttribute());
        json.put("jwkSetUri", client.jwkSetUri().orElse(null));
        json.put("clientAuthenticationMethod", client.authenticationMethod());
        json.put("loginButtonLabel", client.buttonLabel());
        json.put("loginButtonIcon", client.buttonIcon().orElse(null));
        json.set("platforms", platforms(client));
        return json.put("name", client.title());
    }

    private static ObjectNode head(OAuth2Client client) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("id", EntityId.of("OAUTH2_CLIENT", client.id()));
        return json.put("createdTime", client.createdAt().toEpochMilli());
    }

    private static ArrayNode platforms(OAuth2Client client) {
        ArrayNode platforms = JsonNodeFactory.instance.arrayNode();
        client.platforms().stream().map(Platform::name).forEach(platforms::add);
        return platforms;
    }

    private static JsonNode additionalInfo(OAuth2Client client) {
        try {
            return client.additionalInfo().isPresent()
                    ? JSON.readTree(client.additionalInfo().get())
                    : NullNode.instance;
        } catch (JsonProcessingException e) {
            // Somebody edited it into something else.
            return NullNode.instance;
        }
    }
}
