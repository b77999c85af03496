package dev.sallyport.rest.oauth2template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.oauth2client.ClientSecret;
import dev.sallyport.core.oauth2client.MapperConfig;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.http.Fields;
import dev.sallyport.rest.oauth2client.MapperJson;
import java.util.List;
import java.util.Optional;

/**
 * ThingsBoard's {@code OAuth2ClientRegistrationTemplate} (thingsboard-behaviour §10.2): what a form for a new client begins
 * with. It has no other effect, so it is kept as the JSON that clients see, with the keys in their order.
 */
record ClientTemplate(ObjectNode json) {

    private static final int LONGEST = 255;
    private static final int LONGEST_COMMENT = 4096;
    private static final String PROVIDER = "providerId";
    private static final String MAPPER = "mapperConfig";
    private static final List<String> TEXTS_AFTER_SCOPE = List.of(
            "userInfoUri",
            "userNameAttributeName",
            "jwkSetUri",
            "clientAuthenticationMethod",
            "comment",
            "loginButtonIcon",
            "loginButtonLabel",
            "helpLink");

    String id() {
        return json.at("/id/id").asText();
    }

    String providerId() {
        return json.path(PROVIDER).asText();
    }

    /** Of what somebody said; ends the call with what is wrong. */
    static ClientTemplate read(ObjectNode said, String id, long createdAt) {
        Fields fields = new Fields(said);
        String provider = text(fields, PROVIDER).orElseThrow(() -> wrong("Provider ID should be specified!"));
        ObjectNode mapper = mapper(fields);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("id").put("id", id);
        json.put("createdTime", createdAt).put(PROVIDER, provider);
        json.set(MAPPER, mapper);
        put(json, fields, "authorizationUri");
        put(json, fields, "accessTokenUri");
        json.set("scope", scope(fields));
        TEXTS_AFTER_SCOPE.forEach(name -> put(json, fields, name));
        json.put("name", provider);
        JsonNode info = fields.node("additionalInfo");
        json.set("additionalInfo", info.isMissingNode() ? NullNode.instance : info);
        fields.requireNoViolation();
        return new ClientTemplate(json);
    }

    private static ObjectNode mapper(Fields fields) {
        if (!fields.has(MAPPER)) {
            throw wrong("Mapper config should be specified!");
        }
        MapperConfig mapper = MapperJson.read(fields.object(MAPPER));
        if (mapper.type().isEmpty()) {
            fields.reject("type", "must not be null");
            fields.requireNoViolation();
        }
        MapperConfig.Basic basic = mapper.basic().orElseThrow(() -> wrong("Basic mapper config should be specified!"));
        // ThingsBoard keeps neither the flags nor the custom mapper of a template.
        MapperConfig kept = new MapperConfig(false, false, mapper.type(), Optional.of(basic), Optional.empty());
        return MapperJson.write(kept, ClientSecret::reveal);
    }

    private static ArrayNode scope(Fields fields) {
        ArrayNode scope = JsonNodeFactory.instance.arrayNode();
        JsonNode said = fields.node("scope");
        if (!fields.has("scope")) {
            fields.reject("scope", "must not be null");
        } else if (!said.isArray()) {
            fields.reject("scope", "must be a list of strings");
        }
        said.forEach(word -> scope.add(word.asText()));
        return scope;
    }

    private static void put(ObjectNode json, Fields fields, String name) {
        json.put(
                name,
                fields.textAsItCame(name, name.equals("comment") ? LONGEST_COMMENT : LONGEST)
                        .orElse(null));
    }

    private static Optional<String> text(Fields fields, String name) {
        return fields.textAsItCame(name, LONGEST).filter(text -> !text.isEmpty());
    }

    private static RuntimeException wrong(String message) {
        return ApiError.BAD_REQUEST_PARAMS.because(message);
    }
}
