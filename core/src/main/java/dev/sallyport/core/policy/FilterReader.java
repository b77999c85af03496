package dev.sallyport.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the {@code enforcedUsersFilter} of the platform's settings. */
final class FilterReader {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final JsonNode node;
    private final Set<String> violations;

    FilterReader(JsonNode node, Set<String> violations) {
        this.node = node;
        this.violations = violations;
    }

    Optional<EnforcementFilter> read() {
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        return switch (node.path("type").asText("")) {
            case "ALL_USERS" -> Optional.of(new EnforcementFilter.AllUsers());
            case "SYSTEM_ADMINISTRATORS" -> Optional.of(new EnforcementFilter.SystemAdministrators());
            case "TENANT_ADMINISTRATORS" ->
                Optional.of(new EnforcementFilter.TenantAdministrators(ids("tenantsIds"), ids("tenantProfilesIds")));
            default -> {
                violations.add("enforcedUsersFilter type must be one of ALL_USERS, SYSTEM_ADMINISTRATORS,"
                        + " TENANT_ADMINISTRATORS");
                yield Optional.empty();
            }
        };
    }

    private Optional<List<String>> ids(String field) {
        JsonNode array = node.path(field);
        if (array.isMissingNode() || array.isNull()) {
            return Optional.empty();
        }
        List<String> ids = new ArrayList<>();
        array.forEach(id -> ids.add(id.asText("")));
        if (!array.isArray() || !ids.stream().allMatch(id -> UUID.matcher(id).matches())) {
            violations.add("enforcedUsersFilter " + field + " must be a list of UUIDs");
        }
        return Optional.of(ids);
    }
}
