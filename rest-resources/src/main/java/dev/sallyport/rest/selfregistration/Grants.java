package dev.sallyport.rest.selfregistration;

import dev.sallyport.core.selfregistration.SettingsJson;
import dev.sallyport.core.tenancy.Operators;
import dev.sallyport.rest.http.Fields;
import java.util.List;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * What may be given to whoever signs up. Roles and groups are the realm's: a system administrator chooses among them, a
 * tenant's keeps what was chosen or gives less. Nobody gives power over tenants or the realm to strangers.
 *
 * @param anyRole whether the caller is a system administrator
 */
record Grants(KeycloakSession session, RealmModel realm, boolean anyRole) {

    private static final String NOT_YOURS = "can only be chosen by a system administrator";

    void judgeRoles(Fields fields, List<String> wanted, List<String> before) {
        if (!anyRole && !before.containsAll(wanted)) {
            fields.reject(SettingsJson.ROLES, NOT_YOURS);
            return;
        }
        for (String name : wanted) {
            RoleModel role = realm.getRole(name);
            if (role == null) {
                fields.reject(SettingsJson.ROLES, "must be roles of the realm");
            } else if (Operators.isPower(realm, role)) {
                fields.reject(SettingsJson.ROLES, "must not be an administrator's");
            }
        }
    }

    void judgeGroups(Fields fields, List<String> wanted, List<String> before) {
        if (!anyRole && !before.containsAll(wanted)) {
            fields.reject(SettingsJson.GROUPS, NOT_YOURS);
            return;
        }
        for (String id : wanted) {
            GroupModel group = session.groups().getGroupById(realm, id);
            if (group == null || group.getOrganization() != null) {
                fields.reject(SettingsJson.GROUPS, "must be ids of groups of the realm");
            } else if (Operators.isPower(realm, group)) {
                fields.reject(SettingsJson.GROUPS, "must not be an administrator's");
            }
        }
    }
}
