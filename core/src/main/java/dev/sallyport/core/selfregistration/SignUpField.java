package dev.sallyport.core.selfregistration;

/**
 * One field of a sign-up page.
 *
 * @param label what the page calls it; empty for the page's own text
 */
public record SignUpField(Id id, String label, boolean required) {

    /** What ThingsBoard's clients know (thingsboard-behaviour §5.2). */
    public enum Id {
        EMAIL,
        PASSWORD,
        REPEAT_PASSWORD,
        FIRST_NAME,
        LAST_NAME,
        PHONE,
        COUNTRY,
        CITY,
        STATE,
        ZIP,
        ADDRESS,
        ADDRESS2
    }
}
