package dev.sallyport.rest.settings;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.rest.http.Fields;
import java.util.Optional;
import org.keycloak.services.validation.Validation;

/**
 * ThingsBoard's security settings (thingsboard-behaviour §4.11).
 *
 * @param passwords             what a password must be
 * @param maxFailedLogins       as it was sent; not positive or absent is no limit
 * @param notificationEmail     who is told when an account was locked
 * @param mobileSecretKeyLength kept for ThingsBoard's clients, without an effect here
 * @param activationHours       how long a link to activate an account is good
 * @param resetHours            how long a link or token to reset a password is good
 */
record SecuritySettings(
        PasswordSettings passwords,
        Optional<Integer> maxFailedLogins,
        Optional<String> notificationEmail,
        int mobileSecretKeyLength,
        int activationHours,
        int resetHours) {

    static final String MAX_FAILED_LOGINS = "maxFailedLoginAttempts";
    static final int DEFAULT_MOBILE_SECRET_KEY_LENGTH = 64;
    static final int DEFAULT_HOURS = 24;

    private static final int MOST_HOURS = 24;
    private static final String EMAIL = "userLockoutNotificationEmail";
    private static final String MOBILE_SECRET_KEY_LENGTH = "mobileSecretKeyLength";
    private static final String ACTIVATION_TTL = "userActivationTokenTtl";
    private static final String RESET_TTL = "passwordResetTokenTtl";

    /** Ends the call when a rule is broken; the answer names each field. */
    static SecuritySettings read(ObjectNode body) {
        Fields fields = new Fields(body);
        SecuritySettings settings = new SecuritySettings(
                PasswordSettings.read(fields.object("passwordPolicy")),
                fields.number(MAX_FAILED_LOGINS),
                fields.text(EMAIL),
                fields.number(MOBILE_SECRET_KEY_LENGTH).orElse(DEFAULT_MOBILE_SECRET_KEY_LENGTH),
                hours(fields, ACTIVATION_TTL),
                hours(fields, RESET_TTL));
        if (settings.notificationEmail().isPresent()
                && !Validation.isEmailValid(settings.notificationEmail().get())) {
            fields.reject(EMAIL, "must be an e-mail address");
        }
        if (settings.mobileSecretKeyLength() < 1) {
            fields.reject(MOBILE_SECRET_KEY_LENGTH, "must be greater than or equal to 1");
        }
        fields.requireNoViolation();
        return settings;
    }

    /** How many failures are allowed; empty when any number is. */
    Optional<Integer> limit() {
        return maxFailedLogins.filter(number -> number > 0);
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("passwordPolicy", passwords.toJson());
        return json.put(MAX_FAILED_LOGINS, maxFailedLogins.orElse(null))
                .put(EMAIL, notificationEmail.orElse(null))
                .put(MOBILE_SECRET_KEY_LENGTH, mobileSecretKeyLength)
                .put(ACTIVATION_TTL, activationHours)
                .put(RESET_TTL, resetHours);
    }

    /** For an event: whose mailbox it is stays out of it. */
    ObjectNode toEvent() {
        return toJson().put(EMAIL, notificationEmail.map(address -> "***").orElse(null));
    }

    private static int hours(Fields fields, String field) {
        int hours = fields.requiredNumber(field).orElse(DEFAULT_HOURS);
        if (hours < 1) {
            fields.reject(field, "must be greater than or equal to 1");
        } else if (hours > MOST_HOURS) {
            fields.reject(field, "must be less than or equal to " + MOST_HOURS);
        }
        return hours;
    }

    /** The address is nobody's business. */
    @Override
    public String toString() {
        return "SecuritySettings" + toEvent();
    }
}
