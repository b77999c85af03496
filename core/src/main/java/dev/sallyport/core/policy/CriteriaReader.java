package dev.sallyport.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Reads {@code include} or {@code exclude} of a {@link KeycloakUsers} filter. */
final class CriteriaReader {

    private static final Set<String> MEMBERS = Set.of("realmRoles", "groups", "organizations", "clients");

    private final String field;
    private final JsonNode node;
    private final Optional<KnownNames> names;
    private final Set<String> violations;

    /**
     * @param field how violations name the node
     * @param names what there is in the realm; empty = not looked at
     */
    CriteriaReader(String field, JsonNode node, Optional<KnownNames> names, Set<String> violations) {
        this.field = field;
        this.node = node;
        this.names = names;
        this.violations = violations;
    }

    Criteria read() {
        if (node.isMissingNode() || node.isNull()) {
            return Criteria.NONE;
        }
        if (!node.isObject()) {
            violations.add(field + " must be an object");
            return Criteria.NONE;
        }
        node.fieldNames().forEachRemaining(member -> {
            if (!MEMBERS.contains(member)) {
                violations.add(field + "." + member + " is unknown");
            }
        });
        return new Criteria(
                list("realmRoles", KnownNames::hasRealmRole),
                list("groups", KnownNames::hasGroup),
                list("organizations", KnownNames::hasOrganization),
                list("clients", KnownNames::hasClient));
    }

    private List<String> list(String member, BiPredicate<KnownNames, String> isThere) {
        JsonNode array = node.path(member);
        if (array.isMissingNode() || array.isNull()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.isTextual() ? text.asText() : ""));
        if (!array.isArray() || texts.stream().anyMatch(String::isBlank)) {
            violations.add(field + "." + member + " must be a list of texts, none of them empty");
            return List.of();
        }
        texts.stream()
                .filter(text ->
                        names.filter(known -> !isThere.test(known, text)).isPresent())
                .forEach(text -> violations.add(field + "." + member + ": " + text + " does not exist"));
        return texts;
    }
}
