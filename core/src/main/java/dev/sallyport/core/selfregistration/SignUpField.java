package dev.sallyport.core.selfregistration;

import java.util.Optional;

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
        FIRST_NAME("firstName"),
        LAST_NAME("lastName"),
        PHONE("phone"),
        COUNTRY("country"),
        CITY("city"),
        STATE("state"),
        ZIP("zip"),
        ADDRESS("address"),
        ADDRESS2("address2");

        private final String attribute;

        Id() {
            this(null);
        }

        Id(String attribute) {
            this.attribute = attribute;
        }

        /** Name of its input on a page: Keycloak's own where Keycloak has the field. */
        public String input() {
            return switch (this) {
                case EMAIL -> "email";
                case PASSWORD -> "password";
                case REPEAT_PASSWORD -> "password-confirm";
                default -> attribute;
            };
        }

        /** The user's attribute that it becomes; empty for what becomes his name or credential. */
        public Optional<String> attribute() {
            return Optional.ofNullable(attribute);
        }
    }
}
