package dev.sallyport.core.keycloak;

import java.util.Optional;
import org.keycloak.models.RealmModel;

/** What a realm is called in texts. */
public final class RealmName {

    private RealmName() {}

    /** Its display name, else its name. */
    public static String of(RealmModel realm) {
        return Optional.ofNullable(realm.getDisplayName())
                .filter(name -> !name.isBlank())
                .orElse(realm.getName());
    }
}
