package dev.sallyport.rest.selfregistration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.rest.http.Fields;
import java.util.ArrayList;
import java.util.List;

/** A member that is a list of texts, each once. */
record TextList(Fields fields, String field) {

    private static final int MOST = 100;
    private static final int LONGEST = 255;

    /** Empty when it is absent, or none. */
    List<String> read() {
        JsonNode node = fields.node(field);
        List<String> texts = new ArrayList<>();
        boolean good = !fields.has(field) || (node.isArray() && node.size() <= MOST);
        for (JsonNode text : node) {
            good &= text.isTextual()
                    && !text.asText().isBlank()
                    && text.asText().length() <= LONGEST;
            texts.add(text.asText());
        }
        if (!good) {
            fields.reject(field, "must be a list of at most " + MOST + " texts");
            return List.of();
        }
        return texts.stream().distinct().toList();
    }
}
