package dev.sallyport.core.tenancy;

import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Who has power over a whole realm: ThingsBoard's system administrators, and those of Keycloak. */
public final class Operators {

    private Operators() {}

    /** Whether he has any administrator's role of the realm or, in Keycloak's own realm, of the server. */
    public static boolean isOne(RealmModel realm, UserModel user) {
        return Authority.of(realm, user).equals(Optional.of(Authority.SYS_ADMIN))
                || Stream.ofNullable(realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID))
                        .flatMap(ClientModel::getRolesStream)
                        .anyMatch(user::hasRole)
                || Stream.of(AdminRoles.ADMIN, AdminRoles.CREATE_REALM)
                        .flatMap(name -> Stream.ofNullable(realm.getRole(name)))
                        .anyMatch(user::hasRole);
    }
}
