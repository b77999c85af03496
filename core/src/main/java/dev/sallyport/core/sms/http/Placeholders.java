package dev.sallyport.core.sms.http;

import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ${name}} in a piece of text. What is put in is not looked at again. */
final class Placeholders {

    static final String TO = "to";
    static final String TO_DIGITS = "toDigits";
    static final String TEXT = "text";
    static final String VAULT = "vault.";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^{}]*)}");

    private Placeholders() {}

    static Set<String> in(String template) {
        Set<String> names = new HashSet<>();
        PLACEHOLDER.matcher(template).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    static boolean isKnown(String name) {
        return Set.of(TO, TO_DIGITS, TEXT).contains(name) || name.startsWith(VAULT);
    }

    static String fill(String template, UnaryOperator<String> values) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(values.apply(found.group(1))));
    }
}
