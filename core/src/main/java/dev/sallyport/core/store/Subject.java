package dev.sallyport.core.store;

import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Whose rows: every table carries both ids, so that they go with the user or the realm. */
public record Subject(String realmId, String userId) {

    public static Subject of(RealmModel realm, UserModel user) {
        return new Subject(realm.getId(), user.getId());
    }
}
