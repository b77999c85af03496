package dev.sallyport.rest.install;

import jakarta.ws.rs.NotFoundException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** The user in a path, for administrators who may see or manage him; who may not learns nothing about the id. */
record UserOfRealm(KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, String id) {

    UserModel toView() {
        UserModel user = session.users().getUserById(realm, id);
        if (user == null) {
            auth.users().requireView();
            throw new NotFoundException("User not found");
        }
        auth.users().requireView(user);
        return user;
    }

    UserModel toManage() {
        UserModel user = session.users().getUserById(realm, id);
        if (user == null) {
            auth.users().requireManage();
            throw new NotFoundException("User not found");
        }
        auth.users().requireManage(user);
        return user;
    }
}
