package dev.sallyport.core.selfregistration;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody filled in to sign up.
 *
 * @param values   as they were typed; what was not filled in is not there
 * @param agreedTo keys of the documents that he said he agrees to
 * @param profile  attributes of the realm's User Profile that a page asked for, filled in or not; empty of the API
 */
public record SignUpForm(Map<SignUpField.Id, String> values, Set<String> agreedTo, Map<String, List<String>> profile) {

    public SignUpForm {
        values = Map.copyOf(values);
        agreedTo = Set.copyOf(agreedTo);
        profile = Map.copyOf(profile);
    }

    /** Empty when it was not filled in. */
    public Optional<String> value(SignUpField.Id id) {
        return Optional.ofNullable(values.get(id)).filter(text -> !text.isBlank());
    }

    /** All that becomes an attribute of the user, without blanks at its ends. */
    Map<SignUpField.Id, String> attributes() {
        Map<SignUpField.Id, String> attributes = new EnumMap<>(SignUpField.Id.class);
        values.forEach((id, text) -> {
            if (id.attribute().isPresent() && !text.isBlank()) {
                attributes.put(id, text.strip());
            }
        });
        return attributes;
    }

    /** What was filled in of the User Profile, without blanks at its ends. */
    Map<String, List<String>> filledProfile() {
        Map<String, List<String>> filled = new HashMap<>();
        profile.forEach((name, texts) -> {
            List<String> kept = texts.stream()
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .toList();
            if (!kept.isEmpty()) {
                filled.put(name, kept);
            }
        });
        return filled;
    }

    @Override
    public String toString() {
        return "SignUpForm[***]";
    }
}
