package dev.sallyport.rest.install;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sallyport.core.apikey.ImportRefused;
import java.util.ArrayList;
import java.util.List;

/** The body of an import: one row, or an array of them. */
final class ImportRows {

    private static final int MOST = 1000;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private ImportRows() {}

    static List<JsonNode> of(String body) throws ImportRefused {
        JsonNode root = json(body);
        List<JsonNode> rows = new ArrayList<>();
        if (root.isArray()) {
            root.forEach(rows::add);
        } else {
            rows.add(root);
        }
        if (rows.isEmpty() || rows.size() > MOST || !rows.stream().allMatch(JsonNode::isObject)) {
            throw new ImportRefused("The body must be an object, or an array of 1 to " + MOST + " objects");
        }
        return rows;
    }

    private static JsonNode json(String body) throws ImportRefused {
        try {
            return JSON.readTree(body == null ? "" : body);
        } catch (JsonProcessingException e) {
            // Its text may quote the body.
            throw new ImportRefused("The body is not valid JSON");
        }
    }
}
