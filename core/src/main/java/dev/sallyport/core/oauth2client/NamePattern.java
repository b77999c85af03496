package dev.sallyport.core.oauth2client;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with {@code %{attribute}} in it (thingsboard-behaviour §9.1). */
final class NamePattern {

    private static final Pattern PLACEHOLDER = Pattern.compile("%\\{([^{}]*)}");

    private final String text;

    NamePattern(String text) {
        this.text = text;
    }

    /** Empty when one of its attributes has no value: half a name would name somebody else's tenant. */
    Optional<String> filled(Function<String, Optional<String>> attributes) {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        StringBuilder name = new StringBuilder();
        while (placeholder.find()) {
            Optional<String> value = attributes.apply(placeholder.group(1));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            placeholder.appendReplacement(name, Matcher.quoteReplacement(value.get()));
        }
        placeholder.appendTail(name);
        return Optional.of(name.toString());
    }
}
