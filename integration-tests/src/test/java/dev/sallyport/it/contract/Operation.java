package dev.sallyport.it.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One operation of the API.
 *
 * @param path with {@code {parameters}}
 * @param answer the schema of a 200, empty when it has no body
 */
public record Operation(String method, String path, Optional<JsonNode> answer) {

    static Operation of(String method, String path, JsonNode operation) {
        JsonNode schema = operation.at("/responses/200/content/application~1json/schema");
        return new Operation(method, path, schema.isMissingNode() ? Optional.empty() : Optional.of(schema));
    }

    boolean matches(String otherMethod, String otherPath) {
        return method.equals(otherMethod) && otherPath.matches(path.replaceAll("\\{[^}]+}", "[^/]+"));
    }

    /** As it stands in {@code unserved-operations.txt}. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
