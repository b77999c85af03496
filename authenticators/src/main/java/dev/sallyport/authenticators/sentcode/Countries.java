package dev.sallyport.authenticators.sentcode;

import dev.sallyport.core.phone.Country;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The countries to choose from, and what one means by what one types. */
final class Countries {

    private final Set<String> allowed;
    private final Locale language;
    private final List<Country> all;

    /**
     * @param allowed  ISO 3166-1 codes; empty = all
     * @param language the reader's; with a country, if it says one
     */
    Countries(Set<String> allowed, Locale language) {
        this.allowed = allowed;
        this.language = language;
        this.all = Country.all(language);
    }

    /** "Germany (+49)". */
    static String label(Country country) {
        return country.name() + " (+" + country.callingCode() + ")";
    }

    List<Country> offered() {
        return all.stream().filter(country -> isAllowed(country.region())).toList();
    }

    boolean isAllowed(String region) {
        return allowed.isEmpty() || allowed.contains(region);
    }

    /** The only one that there is, or that of the reader's language. */
    Optional<Country> preselected() {
        List<Country> offered = offered();
        return offered.size() == 1
                ? offered.stream().findFirst()
                : offered.stream()
                        .filter(country -> country.region().equals(language.getCountry()))
                        .findFirst();
    }

    /** By label, by name in the reader's language or in English, by ISO code or by calling code; not only those offered. */
    Optional<Country> named(String typed) {
        String name = typed.strip();
        return find(all, country -> label(country).equalsIgnoreCase(name))
                .or(() -> find(all, country -> country.name().equalsIgnoreCase(name)))
                .or(() -> find(all, country -> country.region().equalsIgnoreCase(name)))
                .or(() -> find(Country.all(Locale.ENGLISH), country -> isNameOf(country, name))
                        .flatMap(country -> of(country.region())))
                .or(() -> Country.mainOf(name.replaceFirst("^\\+", "")).flatMap(this::of));
    }

    private static boolean isNameOf(Country country, String name) {
        return country.name().equalsIgnoreCase(name) || label(country).equalsIgnoreCase(name);
    }

    private Optional<Country> of(String region) {
        return find(all, country -> country.region().equals(region));
    }

    private static Optional<Country> find(List<Country> countries, Predicate<Country> wanted) {
        return countries.stream().filter(wanted).findFirst();
    }
}
