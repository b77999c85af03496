package dev.sallyport.core.phone;

import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.EnumSet;
import java.util.Set;

/** Kinds of telephone lines that a number plan tells apart. */
public enum NumberType {
    MOBILE,
    /** Countries such as the United States do not tell mobile from fixed by the number. */
    FIXED_LINE_OR_MOBILE,
    FIXED_LINE,
    VOIP,
    TOLL_FREE,
    PREMIUM_RATE,
    SHARED_COST,
    PERSONAL_NUMBER,
    PAGER,
    UAN,
    VOICEMAIL,
    /** The number plan says nothing about it. */
    UNKNOWN;

    /** Those to which an SMS makes sense and does not cost a fortune. */
    public static final Set<NumberType> DEFAULT = Set.copyOf(EnumSet.of(MOBILE, FIXED_LINE_OR_MOBILE, UNKNOWN));

    static NumberType of(PhoneNumberType type) {
        return switch (type) {
            case MOBILE -> MOBILE;
            case FIXED_LINE_OR_MOBILE -> FIXED_LINE_OR_MOBILE;
            case FIXED_LINE -> FIXED_LINE;
            case VOIP -> VOIP;
            case TOLL_FREE -> TOLL_FREE;
            case PREMIUM_RATE -> PREMIUM_RATE;
            case SHARED_COST -> SHARED_COST;
            case PERSONAL_NUMBER -> PERSONAL_NUMBER;
            case PAGER -> PAGER;
            case UAN -> UAN;
            case VOICEMAIL -> VOICEMAIL;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
