package dev.sallyport.rest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.rest.error.ApiError;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The members of a body, and what is wrong with them: all of it in one answer, as ThingsBoard gives it (§1.3). */
public final class Fields {

    private final JsonNode object;

    /** Sorted and distinct, as ThingsBoard lists them. */
    private final Set<String> violations;

    public Fields(ObjectNode object) {
        this(object, new TreeSet<>());
    }

    private Fields(JsonNode object, Set<String> violations) {
        this.object = object;
        this.violations = violations;
    }

    /** A member that must be an object. What is wrong in it is reported together with the rest. */
    public Fields object(String field) {
        JsonNode node = object.path(field);
        if (node.isObject()) {
            return new Fields(node, violations);
        }
        reject(field, isAbsent(node) ? "must not be null" : "must be an object");
        return new Fields(node, new TreeSet<>());
    }

    /** A whole number; empty when absent, null or none. */
    public Optional<Integer> number(String field) {
        JsonNode node = object.path(field);
        if (isAbsent(node)) {
            return Optional.empty();
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            reject(field, "must be a whole number");
            return Optional.empty();
        }
        return Optional.of(node.intValue());
    }

    /** A whole number that must be there. */
    public Optional<Integer> requiredNumber(String field) {
        if (isAbsent(object.path(field))) {
            reject(field, "must not be null");
        }
        return number(field);
    }

    /** A text that is not blank; empty when absent, null, blank or none. */
    public Optional<String> text(String field) {
        JsonNode node = object.path(field);
        if (!isAbsent(node) && !node.isTextual()) {
            reject(field, "must be a string");
        }
        return Optional.of(node.asText("").strip()).filter(text -> node.isTextual() && !text.isEmpty());
    }

    /** True, false, or the preset when absent or null. */
    public boolean flag(String field, boolean preset) {
        JsonNode node = object.path(field);
        if (!isAbsent(node) && !node.isBoolean()) {
            reject(field, "must be true or false");
        }
        return node.asBoolean(preset);
    }

    /**
     * A text that is not blank, as it came; empty, and told, when there is none or it is too long.
     *
     * @param longest characters
     */
    public String requiredText(String field, int longest) {
        Optional<String> text = textAsItCame(field, longest);
        if (text.filter(word -> !word.isBlank()).isEmpty() && !isWrongType(field)) {
            reject(field, "must not be blank");
        }
        return text.orElse("");
    }

    /** A text as it came, blank or not; empty when absent or null. */
    public Optional<String> textAsItCame(String field, int longest) {
        JsonNode node = object.path(field);
        if (isWrongType(field)) {
            reject(field, "must be a string");
            return Optional.empty();
        }
        if (node.asText("").length() > longest) {
            reject(field, "length must be equal or less than " + longest);
        }
        return isAbsent(node) ? Optional.empty() : Optional.of(node.asText());
    }

    /** Whether a member is there and not null. */
    public boolean has(String field) {
        return !isAbsent(object.path(field));
    }

    /** A member of any kind; missing when there is none. */
    public JsonNode node(String field) {
        return object.path(field);
    }

    private boolean isWrongType(String field) {
        return has(field) && !object.path(field).isTextual();
    }

    public void reject(String field, String because) {
        violations.add(field + " " + because);
    }

    /** Ends the call when anything was wrong. */
    public void requireNoViolation() {
        if (!violations.isEmpty()) {
            throw ApiError.invalid(violations);
        }
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
