package dev.sallyport.rest.selfregistration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.core.selfregistration.SettingsJson;
import dev.sallyport.core.selfregistration.SignUpField;
import dev.sallyport.rest.http.Fields;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which fields a sign-up page has, in their order. */
record SignUpFields(Fields fields) {

    private static final int LONGEST_LABEL = 255;

    /** What an account cannot be without; whoever leaves them out is told. */
    private static final Set<SignUpField.Id> NEEDED = EnumSet.of(SignUpField.Id.EMAIL, SignUpField.Id.PASSWORD);

    private static final List<SignUpField> PRESET = Stream.of(
                    SignUpField.Id.FIRST_NAME, SignUpField.Id.LAST_NAME, SignUpField.Id.EMAIL, SignUpField.Id.PASSWORD)
            .map(id -> new SignUpField(id, "", NEEDED.contains(id)))
            .toList();

    List<SignUpField> read() {
        if (!fields.has(SettingsJson.FIELDS)) {
            return PRESET;
        }
        List<SignUpField> read = new ArrayList<>();
        Set<SignUpField.Id> seen = EnumSet.noneOf(SignUpField.Id.class);
        JsonNode list = fields.node(SettingsJson.FIELDS);
        for (JsonNode node : list) {
            Optional<SignUpField> field = field(node);
            field.ifPresent(read::add);
            if (field.isEmpty() || !seen.add(field.get().id())) {
                fields.reject(
                        SettingsJson.FIELDS,
                        "must be a list of objects with a known id, each once, a label of at most " + LONGEST_LABEL
                                + " characters and required");
            }
        }
        if (!list.isArray() || !seen.containsAll(NEEDED)) {
            fields.reject(SettingsJson.FIELDS, "must have EMAIL and PASSWORD");
        }
        return read;
    }

    private static Optional<SignUpField> field(JsonNode node) {
        String label = node.path("label").asText("");
        JsonNode required = node.path("required");
        return Stream.of(SignUpField.Id.values())
                .filter(id -> id.name().equals(node.path("id").textValue()))
                .filter(id -> label.length() <= LONGEST_LABEL && (required.isMissingNode() || required.isBoolean()))
                .map(id -> new SignUpField(id, label, NEEDED.contains(id) || required.asBoolean()))
                .findFirst();
    }
}
