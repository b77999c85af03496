package dev.sallyport.it.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the file's schemas the way its author meant them: an optional field may be null (ThingsBoard writes nulls), and
 * a field that is not in the schema is a mistake. Changes the schemas that it is given.
 */
final class StrictSchemas {

    private static final List<String> LISTS = List.of("allOf", "oneOf", "anyOf");

    /** JSON Schema's place for what OpenAPI keeps below {@code components}. */
    private static final String DEFINITIONS = "#/$defs/";

    private StrictSchemas() {}

    static void apply(ObjectNode schemas) {
        Set<String> bases = new HashSet<>();
        schemas.forEach(schema -> schema.path("allOf").forEach(part -> bases.add(name(part))));
        for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
            tighten((ObjectNode) schema.getValue(), Set.of());
            if (!bases.contains(schema.getKey())) {
                refuseUnknownFields((ObjectNode) schema.getValue());
            }
        }
    }

    private static String name(JsonNode reference) {
        String text = reference.path("$ref").asText("");
        return text.substring(text.lastIndexOf('/') + 1);
    }

    private static void refuseUnknownFields(ObjectNode schema) {
        if (schema.has("properties") || schema.has("allOf")) {
            schema.put("unevaluatedProperties", false);
        }
    }

    /** One schema that stands outside of the list of named ones. */
    static ObjectNode tightened(JsonNode schema) {
        ObjectNode copy = schema.deepCopy();
        tighten(copy, Set.of());
        return copy;
    }

    private static void tighten(ObjectNode schema, Set<String> requiredAround) {
        schema.remove(List.of("discriminator", "example", "readOnly", "writeOnly"));
        if (schema.has("$ref")) {
            schema.put("$ref", DEFINITIONS + name(schema));
        }
        Set<String> required = new HashSet<>(requiredAround);
        schema.path("required").forEach(field -> required.add(field.asText()));
        if (schema.path("properties") instanceof ObjectNode properties) {
            allowNulls(properties, required);
        }
        LISTS.forEach(list -> schema.path(list).forEach(part -> tighten((ObjectNode) part, required)));
        for (String nested : List.of("items", "additionalProperties")) {
            if (schema.path(nested) instanceof ObjectNode inner) {
                tighten(inner, Set.of());
            }
        }
    }

    private static void allowNulls(ObjectNode properties, Set<String> required) {
        for (Map.Entry<String, JsonNode> property : List.copyOf(properties.properties())) {
            ObjectNode schema = (ObjectNode) property.getValue();
            tighten(schema, Set.of());
            if (!required.contains(property.getKey())) {
                ObjectNode nullable = properties.putObject(property.getKey());
                nullable.putArray("anyOf").add(schema).addObject().put("type", "null");
            }
        }
    }
}
