package dev.sallyport.core.policy;

import java.util.Optional;
import org.keycloak.models.RealmModel;

/** Whom a realm wants told by mail when an account was locked. */
public final class LockoutNotification {

    /** Name of the realm attribute: a mail address. */
    public static final String ATTRIBUTE = "sallyport.lockout.notification-email";

    private LockoutNotification() {}

    /** Empty when nobody is to be told. */
    public static Optional<String> address(RealmModel realm) {
        return Optional.ofNullable(realm.getAttribute(ATTRIBUTE))
                .map(String::strip)
                .filter(address -> !address.isEmpty());
    }
}
