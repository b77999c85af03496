package dev.sallyport.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@link ApiKeySettings}: what is absent has its default, what is unknown or out of range is refused by name. */
final class ApiKeySettingsReader {

    private static final String MAIL_DAYS = "expiryMailDays";
    private static final Set<String> MEMBERS = Set.of(
            "longestLifetimeDays",
            "neverAllowed",
            "suspendedAfterDays",
            "removedAfterDays",
            "mailOnCreation",
            MAIL_DAYS);

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
                days("removedAfterDays", preset.removedAfter(), Duration.ZERO),
                flag("mailOnCreation", preset.mailOnCreation()),
                mailDays(preset.expiryMailDays()));
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

    /** Sorted, so that a settings file that is written back says the same each time. */
    private List<Integer> mailDays(List<Integer> preset) {
        JsonNode node = root.path(MAIL_DAYS);
        if (node.isMissingNode()) {
            return preset;
        }
        TreeSet<Integer> days = new TreeSet<>(Comparator.reverseOrder());
        boolean good = node.isArray() && node.size() <= ApiKeySettings.MOST_MAILS;
        for (JsonNode day : node) {
            good &= day.isInt() && day.asInt() >= 1 && day.asInt() <= ApiKeySettings.EARLIEST_MAIL;
            days.add(day.asInt());
        }
        if (!good) {
            violations.add(MAIL_DAYS + " must be a list of at most " + ApiKeySettings.MOST_MAILS
                    + " whole numbers from 1 to " + ApiKeySettings.EARLIEST_MAIL);
        }
        return List.copyOf(days);
    }
}
