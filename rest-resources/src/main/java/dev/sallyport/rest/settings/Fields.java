package dev.sallyport.rest.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.rest.error.ApiError;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The members of a body, and what is wrong with them: all of it in one answer, as ThingsBoard gives it (§1.3). */
final class Fields {

    private final JsonNode object;

    /** Sorted and distinct, as ThingsBoard lists them. */
    private final Set<String> violations;

    Fields(ObjectNode object) {
        this(object, new TreeSet<>());
    }

    private Fields(JsonNode object, Set<String> violations) {
        this.object = object;
        this.violations = violations;
    }

    /** A member that must be an object. What is wrong in it is reported together with the rest. */
    Fields object(String field) {
        JsonNode node = object.path(field);
        if (node.isObject()) {
            return new Fields(node, violations);
        }
        reject(field, isAbsent(node) ? "must not be null" : "must be an object");
        return new Fields(node, new TreeSet<>());
    }

    /** A whole number; empty when absent, null or none. */
    Optional<Integer> number(String field) {
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
    Optional<Integer> requiredNumber(String field) {
        if (isAbsent(object.path(field))) {
            reject(field, "must not be null");
        }
        return number(field);
    }

    /** A text that is not blank; empty when absent, null, blank or none. */
    Optional<String> text(String field) {
        JsonNode node = object.path(field);
        if (!isAbsent(node) && !node.isTextual()) {
            reject(field, "must be a string");
        }
        return Optional.of(node.asText("").strip()).filter(text -> node.isTextual() && !text.isEmpty());
    }

    /** True, false, or the preset when absent or null. */
    boolean flag(String field, boolean preset) {
        JsonNode node = object.path(field);
        if (!isAbsent(node) && !node.isBoolean()) {
            reject(field, "must be true or false");
        }
        return node.asBoolean(preset);
    }

    void reject(String field, String because) {
        violations.add(field + " " + because);
    }

    /** Ends the call when anything was wrong. */
    void requireNoViolation() {
        if (!violations.isEmpty()) {
            throw ApiError.BAD_REQUEST_PARAMS.because("Validation error: " + String.join(", ", violations));
        }
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
