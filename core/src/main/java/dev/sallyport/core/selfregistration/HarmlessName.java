package dev.sallyport.core.selfregistration;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A name that strangers wrote, in a mail to somebody else: nothing that a mail program would make a link of. */
final class HarmlessName {

    private static final int LONGEST = 60;

    private HarmlessName() {}

    /** @param parts may be null */
    static String of(String... parts) {
        String name = Stream.of(parts)
                .map(part -> Objects.requireNonNullElse(part, ""))
                .map(text -> text.replaceAll("[^\\p{L}\\p{M} -]", " ").strip())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }
}
