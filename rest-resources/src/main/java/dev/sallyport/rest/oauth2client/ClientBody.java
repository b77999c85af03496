package dev.sallyport.rest.oauth2client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.oauth2client.ClientSecret;
import dev.sallyport.core.oauth2client.MapperConfig;
import dev.sallyport.core.oauth2client.OAuth2Client;
import dev.sallyport.core.oauth2client.Platform;
import dev.sallyport.rest.apikey.Description;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.http.EntityId;
import dev.sallyport.rest.http.Fields;
import dev.sallyport.rest.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody says of a client (thingsboard-behaviour §9.1); other members are ignored. */
final class ClientBody {

    private static final int LONGEST = 255;
    private static final int LONGEST_SECRET = 2048;
    private static final int LONGEST_TITLE = 100;

    private final ObjectNode json;
    private final Fields fields;

    private ClientBody(ObjectNode json) {
        this.json = json;
        this.fields = new Fields(json);
    }

    static ClientBody read(String body) {
        return new ClientBody(Json.object(body));
    }

    /** Of the client that is to be changed; empty to make one. */
    Optional<String> id() {
        return EntityId.in(json, "id", "OAUTH2_CLIENT");
    }

    /** Ends the call with all that is wrong. Whose it is and when it was made are for others to say. */
    OAuth2Client client() {
        MapperConfig mapper = fields.has("mapperConfig") ? MapperJson.read(fields.object("mapperConfig")) : noMapper();
        OAuth2Client client = new OAuth2Client(
                id().orElse(""),
                Instant.EPOCH,
                Optional.empty(),
                title(),
                fields.requiredText("clientId", LONGEST),
                new ClientSecret(fields.requiredText("clientSecret", LONGEST_SECRET)),
                fields.requiredText("authorizationUri", LONGEST),
                fields.requiredText("accessTokenUri", LONGEST),
                optional("userInfoUri"),
                optional("jwkSetUri"),
                scope(),
                fields.requiredText("userNameAttributeName", LONGEST),
                fields.requiredText("clientAuthenticationMethod", LONGEST),
                fields.requiredText("loginButtonLabel", LONGEST),
                optional("loginButtonIcon"),
                platforms(),
                additionalInfo(),
                mapper);
        fields.requireNoViolation();
        MapperJson.requireComplete(mapper);
        return client;
    }

    private MapperConfig noMapper() {
        fields.reject("mapperConfig", "must not be null");
        return MapperConfig.NONE;
    }

    private String title() {
        String title = fields.requiredText("title", Integer.MAX_VALUE);
        if (title.length() > LONGEST_TITLE) {
            fields.reject("title", "cannot be longer than " + LONGEST_TITLE + " chars");
        } else if (Description.isMalformed(title)) {
            fields.reject("title", "is malformed");
        }
        return title;
    }

    private Optional<String> optional(String field) {
        return fields.textAsItCame(field, LONGEST).filter(text -> !text.isEmpty());
    }

    /** A comma in an entry parts it, as ThingsBoard's own storage does. */
    private List<String> scope() {
        List<String> scope = elements("scope").stream()
                .flatMap(entry -> Stream.of(entry.split("[,\\s]+")))
                .filter(word -> !word.isEmpty())
                .toList();
        if (scope.isEmpty()) {
            fields.reject("scope", "must not be empty");
        }
        if (String.join(",", scope).length() > LONGEST) {
            fields.reject("scope", "length must be equal or less than " + LONGEST);
        }
        return scope;
    }

    private List<Platform> platforms() {
        return elements("platforms").stream()
                .map(name -> MapperJson.named("platforms", Platform.class, json.textNode(name)))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private List<String> elements(String field) {
        JsonNode list = fields.node(field);
        List<String> elements = new ArrayList<>();
        list.forEach(
                element -> Optional.of(element).filter(JsonNode::isTextual).ifPresent(e -> elements.add(e.asText())));
        if (fields.has(field) && (!list.isArray() || elements.size() < list.size())) {
            throw ApiError.BAD_REQUEST_PARAMS.because("JSON parse error: " + field + " must be a list of strings");
        }
        return elements;
    }

    private Optional<String> additionalInfo() {
        return fields.has("additionalInfo")
                ? Optional.of(fields.node("additionalInfo").toString())
                : Optional.empty();
    }
}
