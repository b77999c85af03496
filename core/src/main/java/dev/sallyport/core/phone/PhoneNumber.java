package dev.sallyport.core.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A telephone number of the world, ITU-T E.164.
 *
 * @param e164 {@code +}, country code, national number; 15 digits at most
 */
public record PhoneNumber(String e164) {

    /** A region in which no number is possible without its calling code. */
    public static final String UNKNOWN_REGION = "ZZ";

    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{1,14}");
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    /** Numbers that differ only in so many last digits are one range: carriers get them by ten thousand. */
    private static final int RANGE_DIGITS = 4;

    /** A number that stands in E.164 form already, whether or not anybody has it. */
    public static Optional<PhoneNumber> ofE164(String text) {
        return E164.matcher(text).matches() ? Optional.of(new PhoneNumber(text)) : Optional.empty();
    }

    /**
     * A number as people type it: in international form, or in that of a country.
     *
     * @param region ISO 3166-1 code of the country that a number without {@code +} belongs to
     * @return empty when no number there can look like this
     */
    public static Optional<PhoneNumber> parse(String typed, String region) {
        try {
            Phonenumber.PhoneNumber number = LIBRARY.parse(typed, region);
            // Numbers that can be dialled within a town only are possible as well, but no SMS reaches them.
            return LIBRARY.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                    ? ofE164(LIBRARY.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether this is how the number is written, and not a longer spelling of another one, which networks might cut: a
     * trunk zero that does not belong there, or digits behind the last one. Whether anybody has it is not looked at.
     */
    public boolean isCanonical() {
        Phonenumber.PhoneNumber number = parsed();
        return number != null
                && LIBRARY.isPossibleNumberWithReason(number) != ValidationResult.TOO_LONG
                && LIBRARY.isPossibleNumberWithReason(number) != ValidationResult.INVALID_LENGTH
                && LIBRARY.format(number, PhoneNumberFormat.E164).equals(e164);
    }

    /** ISO 3166-1 code of its country; {@code ZZ} when its country code says nothing about that. */
    public String region() {
        Phonenumber.PhoneNumber number = parsed();
        String region = number == null ? null : LIBRARY.getRegionCodeForNumber(number);
        if (region == null && number != null) {
            List<String> sharers = LIBRARY.getRegionCodesForCountryCode(number.getCountryCode());
            region = sharers.size() == 1 ? sharers.get(0) : null;
        }
        return region == null ? UNKNOWN_REGION : region;
    }

    /** What kind of line it is, as far as its digits tell. */
    public NumberType type() {
        Phonenumber.PhoneNumber number = parsed();
        return NumberType.of(number == null ? PhoneNumberType.UNKNOWN : LIBRARY.getNumberType(number));
    }

    /** The range of numbers that it belongs to. */
    public String range() {
        return e164.substring(0, Math.max(2, e164.length() - RANGE_DIGITS));
    }

    private Phonenumber.PhoneNumber parsed() {
        try {
            return LIBRARY.parse(e164, null);
        } catch (NumberParseException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "PhoneNumber[***]";
    }
}
