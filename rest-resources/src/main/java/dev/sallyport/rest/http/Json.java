package dev.sallyport.rest.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.rest.error.ApiError;

/** JSON bodies, read by hand so that every mistake is answered in ThingsBoard's format and names the field. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private Json() {}

    /** The object in a body. */
    public static ObjectNode object(String body) {
        if (any(body) instanceof ObjectNode object) {
            return object;
        }
        throw ApiError.BAD_REQUEST_PARAMS.because("JSON parse error: the request body must be a JSON object");
    }

    /** Whatever JSON is in a body. */
    public static JsonNode any(String body) {
        if (body == null || body.isBlank()) {
            throw ApiError.BAD_REQUEST_PARAMS.because("Required request body is missing");
        }
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw ApiError.BAD_REQUEST_PARAMS.because("JSON parse error: the request body is not valid JSON");
        }
    }

    /** A text member; null when absent or null. */
    public static String text(ObjectNode object, String field) {
        JsonNode node = object.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw ApiError.BAD_REQUEST_PARAMS.because("JSON parse error: " + field + " must be a string");
        }
        return node.asText();
    }

    /** A boolean member; false when absent or null. */
    public static boolean flag(ObjectNode object, String field) {
        JsonNode node = object.path(field);
        if (!node.isMissingNode() && !node.isNull() && !node.isBoolean()) {
            throw ApiError.BAD_REQUEST_PARAMS.because("JSON parse error: " + field + " must be true or false");
        }
        return node.asBoolean(false);
    }
}
