package dev.sallyport.core.selfregistration;

import dev.sallyport.core.policy.AttributeWarnings;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** How long recipients have peace between two mails about people who signed up on one domain. */
final class NoticePace {

    /** Name of the realm attribute, in seconds, 0 to 86400; 0 tells of everybody at once. */
    private static final String ATTRIBUTE = "sallyport.self-registration.notice-seconds";

    private static final Duration PRESET = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final AttributeWarnings WARNINGS = new AttributeWarnings(NoticePace.class, ATTRIBUTE);

    private NoticePace() {}

    /** Empty for none. */
    static Optional<Duration> of(RealmModel realm) {
        String text = realm.getAttribute(ATTRIBUTE);
        if (text == null || text.isBlank()) {
            return Optional.of(PRESET);
        }
        try {
            Duration pace = Duration.ofSeconds(Long.parseLong(text.strip()));
            if (!pace.isNegative() && pace.compareTo(LONGEST) <= 0) {
                return Optional.of(pace).filter(some -> !some.isZero());
            }
        } catch (NumberFormatException e) {
            // As bad as a number out of range.
        }
        WARNINGS.ignored(realm, text, "must be seconds from 0 to " + LONGEST.toSeconds());
        return Optional.of(PRESET);
    }
}
