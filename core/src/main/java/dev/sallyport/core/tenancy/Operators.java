package dev.sallyport.core.tenancy;

import java.util.stream.Stream;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** Who has power over a whole realm: ThingsBoard's system administrators, and those of Keycloak. */
public final class Operators {

    private Operators() {}

    /** Whether he has any administrator's role of the realm or, in Keycloak's own realm, of the server. */
    public static boolean isOne(RealmModel realm, UserModel user) {
        return roles(realm).anyMatch(user::hasRole);
    }

    /** Whether a role is, or contains, one with which somebody has power over the realm or a tenant. */
    public static boolean isPower(RealmModel realm, RoleModel role) {
        return power(realm).anyMatch(admin -> role.equals(admin) || role.hasRole(admin));
    }

    /** Whether a group gives such a role. */
    public static boolean isPower(RealmModel realm, GroupModel group) {
        return power(realm).anyMatch(group::hasRole);
    }

    private static Stream<RoleModel> power(RealmModel realm) {
        return Stream.concat(roles(realm), Stream.ofNullable(realm.getRole(Authority.TENANT_ADMIN.name())));
    }

    private static Stream<RoleModel> roles(RealmModel realm) {
        return Stream.of(
                        Stream.ofNullable(realm.getRole(Authority.SYS_ADMIN.name())),
                        Stream.ofNullable(realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID))
                                .flatMap(ClientModel::getRolesStream),
                        Stream.of(AdminRoles.ADMIN, AdminRoles.CREATE_REALM)
                                .flatMap(name -> Stream.ofNullable(realm.getRole(name))))
                .flatMap(role -> role);
    }
}
