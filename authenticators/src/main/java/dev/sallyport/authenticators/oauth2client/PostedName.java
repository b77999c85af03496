package dev.sallyport.authenticators.oauth2client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The name that Apple posts beside the code at somebody's first login. Nobody signed it, whoever owns the browser can write
 * what he likes: of all that comes with it, above all the e-mail address, nothing is looked at.
 */
final class PostedName {

    static final PostedName NONE = new PostedName(JsonNodeFactory.instance.objectNode());

    private static final ObjectMapper JSON = new JsonMapper();

    private final JsonNode name;

    private PostedName(JsonNode name) {
        this.name = name;
    }

    /** @param user {@code {"name":{"firstName":"…","lastName":"…"}}}; null or anything else for none */
    static PostedName of(String user) {
        try {
            return new PostedName(
                    JSON.readTree(Optional.ofNullable(user).orElse("{}")).path("name"));
        } catch (JsonProcessingException e) {
            return NONE;
        }
    }

    /** Adds what the provider itself did not say. */
    ObjectNode addTo(ObjectNode attributes) {
        Stream.of("firstName", "lastName")
                .filter(member -> !attributes.has(member) && name.path(member).isTextual())
                .forEach(member -> attributes.put(member, name.path(member).textValue()));
        return attributes;
    }
}
