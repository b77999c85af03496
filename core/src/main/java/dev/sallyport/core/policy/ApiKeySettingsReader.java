package dev.sallyport.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@link ApiKeySettings}: what is absent has its default, what is unknown or out of range is refused by name. */
final class ApiKeySettingsReader {

    private static final Set<String> MEMBERS =
            Set.of("longestLifetimeDays", "neverAllowed", "suspendedAfterDays", "removedAfterDays");

    private final TreeSet<String> violations = new TreeSet<>();
    private final JsonNode root;

    private ApiKeySettingsReader(JsonNode root) {
        this.root = root;
    }

    static ApiKeySettings read(String json) throws InvalidSettings {
        return new ApiKeySettingsReader(StrictJson.object(json)).read();
    }

    private ApiKeySettings read() throws InvalidSettings {
        root.fieldNames().forEachRemaining(this::member);
        ApiKeySettings preset = ApiKeySettings.DEFAULT;
        ApiKeySettings settings = new ApiKeySettings(
                days("longestLifetimeDays", preset.longestLifetime(), ApiKeySettings.SHORTEST),
                flag("neverAllowed", preset.neverAllowed()),
                days("suspendedAfterDays", preset.suspendedAfter(), Duration.ZERO),
                days("removedAfterDays", preset.removedAfter(), Duration.ZERO));
        if (!violations.isEmpty()) {
            throw new InvalidSettings("Validation error: " + String.join(", ", violations));
        }
        return settings;
    }

    private void member(String name) {
        if (!MEMBERS.contains(name)) {
            violations.add(name + " is unknown");
        }
    }

    private boolean flag(String field, boolean preset) {
        JsonNode node = root.path(field);
        if (!node.isMissingNode() && !node.isBoolean()) {
            violations.add(field + " must be true or false");
        }
        return node.asBoolean(preset);
    }

    private Duration days(String field, Duration preset, Duration least) {
        JsonNode node = root.path(field);
        if (node.isMissingNode()) {
            return preset;
        }
        long most = ApiKeySettings.LONGEST.toDays();
        boolean good = node.isIntegralNumber()
                && node.canConvertToInt()
                && node.asInt() >= least.toDays()
                && node.asInt() <= most;
        if (!good) {
            violations.add(field + " must be a whole number from " + least.toDays() + " to " + most);
            return preset;
        }
        return Duration.ofDays(node.asInt());
    }
}
