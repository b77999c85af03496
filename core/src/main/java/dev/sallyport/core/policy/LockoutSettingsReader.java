package dev.sallyport.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@link LockoutSettings}: what is absent has its default, what is unknown or out of range is refused by name. */
final class LockoutSettingsReader {

    private static final Set<String> MEMBERS = Set.of("permanent", "firstLockSeconds", "longestLockSeconds");

    private final TreeSet<String> violations = new TreeSet<>();
    private final JsonNode root;

    private LockoutSettingsReader(JsonNode root) {
        this.root = root;
    }

    static LockoutSettings read(String json) throws InvalidSettings {
        return new LockoutSettingsReader(StrictJson.object(json)).read();
    }

    private LockoutSettings read() throws InvalidSettings {
        root.fieldNames().forEachRemaining(this::member);
        boolean permanent = flag("permanent");
        Duration longest = seconds("longestLockSeconds", LockoutSettings.DEFAULT.longestLock());
        Duration first = seconds("firstLockSeconds", shorter(LockoutSettings.DEFAULT.firstLock(), longest));
        if (first.compareTo(longest) > 0) {
            violations.add("firstLockSeconds must be less than or equal to longestLockSeconds");
        }
        if (!violations.isEmpty()) {
            throw new InvalidSettings("Validation error: " + String.join(", ", violations));
        }
        return new LockoutSettings(permanent, first, longest);
    }

    private void member(String name) {
        if (!MEMBERS.contains(name)) {
            violations.add(name + " is unknown");
        }
    }

    private boolean flag(String field) {
        JsonNode node = root.path(field);
        if (!node.isMissingNode() && !node.isBoolean()) {
            violations.add(field + " must be true or false");
        }
        return node.asBoolean(LockoutSettings.DEFAULT.permanent());
    }

    private Duration seconds(String field, Duration preset) {
        JsonNode node = root.path(field);
        if (node.isMissingNode()) {
            return preset;
        }
        long least = LockoutSettings.SHORTEST.toSeconds();
        long most = LockoutSettings.LONGEST.toSeconds();
        if (!node.canConvertToInt() || !node.isIntegralNumber() || node.asInt() < least || node.asInt() > most) {
            violations.add(field + " must be a whole number from " + least + " to " + most);
            return preset;
        }
        return Duration.ofSeconds(node.asInt());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
