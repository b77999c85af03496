package dev.sallyport.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the {@code enforcedUsersFilter} of the platform's settings. */
final class FilterReader {

    private static final String FIELD = "enforcedUsersFilter ";

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final JsonNode node;
    private final Optional<KnownNames> names;
    private final Set<String> violations;

    /** @param names what there is in the realm; empty = not looked at */
    FilterReader(JsonNode node, Optional<KnownNames> names, Set<String> violations) {
        this.node = node;
        this.names = names;
        this.violations = violations;
    }

    Optional<EnforcementFilter> read() {
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        return switch (node.path("type").asText("")) {
            case "ALL_USERS" -> Optional.of(new EnforcementFilter.AllUsers());
            case "SYSTEM_ADMINISTRATORS" -> Optional.of(new EnforcementFilter.SystemAdministrators());
            case "TENANT_ADMINISTRATORS" -> Optional.of(tenantAdministrators());
            case KeycloakUsers.TYPE -> Optional.of(keycloakUsers());
            default -> {
                violations.add(FIELD + "type must be one of ALL_USERS, SYSTEM_ADMINISTRATORS, TENANT_ADMINISTRATORS, "
                        + KeycloakUsers.TYPE);
                yield Optional.empty();
            }
        };
    }

    /** Of profiles Keycloak has no list: an id that no tenant has yet is as good as any (README, Decisions). */
    private EnforcementFilter tenantAdministrators() {
        Optional<List<String>> tenants = ids("tenantsIds");
        tenants.stream()
                .flatMap(List::stream)
                .filter(id -> names.filter(known -> !known.hasTenant(id)).isPresent())
                .forEach(id -> violations.add(FIELD + "tenantsIds: " + id + " does not exist"));
        return new EnforcementFilter.TenantAdministrators(tenants, ids("tenantProfilesIds"));
    }

    private Optional<List<String>> ids(String field) {
        JsonNode array = node.path(field);
        if (array.isMissingNode() || array.isNull()) {
            return Optional.empty();
        }
        List<String> ids = new ArrayList<>();
        array.forEach(id -> ids.add(id.asText("")));
        if (!array.isArray() || !ids.stream().allMatch(id -> UUID.matcher(id).matches())) {
            violations.add(FIELD + field + " must be a list of UUIDs");
        }
        return Optional.of(ids);
    }

    private EnforcementFilter keycloakUsers() {
        Set<String> members = Set.of("type", "include", "exclude");
        node.fieldNames().forEachRemaining(member -> {
            if (!members.contains(member)) {
                violations.add(FIELD + member + " is unknown");
            }
        });
        return new KeycloakUsers(criteria("include"), criteria("exclude"), node.deepCopy());
    }

    private Criteria criteria(String member) {
        return new CriteriaReader(FIELD + member, node.path(member), names, violations).read();
    }
}
