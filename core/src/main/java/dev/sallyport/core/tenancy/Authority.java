package dev.sallyport.core.tenancy;

import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** ThingsBoard's three user authorities, the highest first. Each is a realm role of the same name. */
public enum Authority {
    SYS_ADMIN,
    TENANT_ADMIN,
    CUSTOMER_USER;

    /** The highest one a user has, directly, through a group or through a composite role; empty when none. */
    public static Optional<Authority> of(RealmModel realm, UserModel user) {
        return Stream.of(values())
                .filter(authority -> authority.heldBy(realm, user))
                .findFirst();
    }

    private boolean heldBy(RealmModel realm, UserModel user) {
        RoleModel role = realm.getRole(name());
        return role != null && user.hasRole(role);
    }
}
