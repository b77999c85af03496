package dev.sallyport.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.core.phone.Country;
import dev.sallyport.core.phone.NumberType;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads {@link SentCodeSettings}: what is absent has its default, what is unknown or out of range is refused by name. */
final class SentCodeSettingsReader {

    /** Enough for anybody; more is a slip of the finger. */
    private static final int MOST = 1_000_000;

    /** A region that no number is of. */
    private static final Set<String> NOWHERE = Set.of("AQ");

    private static final SentCodeSettings DEFAULT = SentCodeSettings.DEFAULT;
    private static final Set<String> NUMBER_TYPES =
            Arrays.stream(NumberType.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private final TreeSet<String> violations = new TreeSet<>();
    private final JsonNode root;

    private SentCodeSettingsReader(JsonNode root) {
        this.root = root;
    }

    /** What can be understood of settings that nobody checked, and what is wrong with the rest. */
    record Understood(SentCodeSettings settings, Optional<String> violations) {}

    /**
     * Each member that is wrong has its default, except the countries: where these are wrong, none is right.
     *
     * @throws InvalidSettings when it is no JSON object
     */
    static Understood understand(String json) throws InvalidSettings {
        SentCodeSettingsReader reader = new SentCodeSettingsReader(StrictJson.object(json));
        SentCodeSettings settings = reader.settings();
        return new Understood(settings, reader.problem());
    }

    static SentCodeSettings read(String json) throws InvalidSettings {
        Understood understood = understand(json);
        if (understood.violations().isPresent()) {
            throw new InvalidSettings(understood.violations().get());
        }
        return understood.settings();
    }

    private Optional<String> problem() {
        return violations.isEmpty()
                ? Optional.empty()
                : Optional.of("Validation error: " + String.join(", ", violations));
    }

    private SentCodeSettings settings() {
        refuseUnknown();
        return new SentCodeSettings(
                number(
                        "codeLength",
                        DEFAULT.codeLength(),
                        SentCodeSettings.FEWEST_DIGITS,
                        SentCodeSettings.MOST_DIGITS),
                flag("codeInMailSubject"),
                number("maxSendsPerUserPer15Minutes", DEFAULT.maxSendsPerUserPer15Minutes(), 1, MOST),
                number("maxSendsPerUserPerDay", DEFAULT.maxSendsPerUserPerDay(), 1, MOST),
                number("maxSendsPerDestinationPerDay", DEFAULT.maxSendsPerDestinationPerDay(), 1, MOST),
                number("maxSendsPerAddressPerHour", DEFAULT.maxSendsPerAddressPerHour(), 1, MOST),
                number("maxSmsPerDay", DEFAULT.maxSmsPerDay(), 1, MOST),
                number("maxSmsPerNumberRangePerDay", DEFAULT.maxSmsPerNumberRangePerDay(), 1, MOST),
                texts(
                        "smsCountries",
                        DEFAULT.smsCountries(),
                        NOWHERE,
                        Country.regions(),
                        "ISO 3166-1 codes such as DE"),
                types());
    }

    /** A misspelt limit would be no limit. */
    private void refuseUnknown() {
        Set<String> known = new TreeSet<>();
        DEFAULT.toJson().fieldNames().forEachRemaining(known::add);
        for (Iterator<String> names = root.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                violations.add(name + " is not a setting");
            }
        }
    }

    private int number(String field, int preset, int least, int most) {
        JsonNode node = root.path(field);
        if (isAbsent(node)) {
            return preset;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.asInt() < least || node.asInt() > most) {
            violations.add(field + " must be a whole number from " + least + " to " + most);
            return preset;
        }
        return node.asInt();
    }

    private boolean flag(String field) {
        JsonNode node = root.path(field);
        if (!isAbsent(node) && !node.isBoolean()) {
            violations.add(field + " must be true or false");
        }
        return node.asBoolean(false);
    }

    private Set<NumberType> types() {
        Set<String> preset = DEFAULT.smsNumberTypes().stream().map(Enum::name).collect(Collectors.toSet());
        String allowed = String.join(", ", new TreeSet<>(NUMBER_TYPES));
        Set<String> names = texts("smsNumberTypes", preset, preset, NUMBER_TYPES, "some of " + allowed);
        if (names.isEmpty()) {
            violations.add("smsNumberTypes must not be empty");
            names = preset;
        }
        return names.stream().map(NumberType::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> texts(
            String field, Set<String> preset, Set<String> ifWrong, Set<String> allowed, String inWords) {
        JsonNode array = root.path(field);
        if (isAbsent(array)) {
            return preset;
        }
        Set<String> texts = new TreeSet<>();
        array.forEach(text -> texts.add(text.isTextual() ? text.asText() : ""));
        if (!array.isArray() || !allowed.containsAll(texts)) {
            violations.add(field + " must be a list of " + inWords);
            return ifWrong;
        }
        return texts;
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
