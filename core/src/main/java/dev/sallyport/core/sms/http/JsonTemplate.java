package dev.sallyport.core.sms.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A JSON document; placeholders stand in string values, member names are taken as they are. */
record JsonTemplate(JsonNode tree) implements BodyTemplate {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static JsonTemplate parse(String template) {
        try {
            JsonNode tree = JSON.readTree(template);
            if (!tree.isContainerNode()) {
                throw new IllegalArgumentException("neither object nor array");
            }
            return new JsonTemplate(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public Set<String> placeholders() {
        Set<String> names = new HashSet<>();
        map(tree, text -> {
            names.addAll(Placeholders.in(text));
            return text;
        });
        return names;
    }

    @Override
    public String fill(UnaryOperator<String> values) {
        return map(tree, text -> Placeholders.fill(text, values)).toString();
    }

    private static JsonNode map(JsonNode node, UnaryOperator<String> change) {
        if (node.isTextual()) {
            return TextNode.valueOf(change.apply(node.textValue()));
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(map(element, change)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(member -> object.set(member.getKey(), map(member.getValue(), change)));
            return object;
        }
        return node;
    }
}
