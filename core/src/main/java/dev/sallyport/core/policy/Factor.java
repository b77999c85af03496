package dev.sallyport.core.policy;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A kind of second factor, under the name that ThingsBoard's API gives it. The order is the one in which a new default
 * method is chosen when the old one goes.
 */
public enum Factor {
    TOTP("otp"),
    SMS("sallyport-sms"),
    EMAIL("sallyport-email"),
    BACKUP_CODE("sallyport-backup-code");

    private final String credentialType;

    Factor(String credentialType) {
        this.credentialType = credentialType;
    }

    /** The Keycloak credential type in which a user's factor of this kind is kept. */
    public String credentialType() {
        return credentialType;
    }

    /** A backup code is a way out, not a factor of its own: it needs another one beside it. */
    public boolean standsAlone() {
        return this != BACKUP_CODE;
    }

    public static Optional<Factor> ofCredentialType(String type) {
        return Stream.of(values()).filter(f -> f.credentialType.equals(type)).findFirst();
    }

    /** By its exact, case-sensitive name. */
    public static Optional<Factor> named(String name) {
        return Stream.of(values()).filter(f -> f.name().equals(name)).findFirst();
    }
}
