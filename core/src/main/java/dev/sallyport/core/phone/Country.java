package dev.sallyport.core.phone;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A country that has telephones.
 *
 * @param region      ISO 3166-1 alpha-2 code
 * @param name        in the reader's language
 * @param callingCode without {@code +}
 */
public record Country(String region, String name, int callingCode) {

    /** All of them, sorted as the reader's language sorts. */
    public static List<Country> all(Locale language) {
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        Collator collator = Collator.getInstance(language);
        return library.getSupportedRegions().stream()
                .map(region -> new Country(region, nameOf(region, language), library.getCountryCodeForRegion(region)))
                .sorted(Comparator.comparing(Country::name, collator))
                .toList();
    }

    /** The ISO code of the country that a calling code is that of, or of the largest one of those that share it. */
    public static Optional<String> mainOf(String callingCode) {
        return callingCode.matches("[1-9]\\d{0,2}")
                ? Optional.of(PhoneNumberUtil.getInstance().getRegionCodeForCountryCode(Integer.parseInt(callingCode)))
                        .filter(regions()::contains)
                : Optional.empty();
    }

    /** Their ISO codes. */
    public static Set<String> regions() {
        return PhoneNumberUtil.getInstance().getSupportedRegions();
    }

    private static String nameOf(String region, Locale language) {
        return new Locale.Builder().setRegion(region).build().getDisplayCountry(language);
    }
}
