package dev.sallyport.core.keycloak;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Locks a user as ThingsBoard does, by disabling him, and ends his sessions, which ThingsBoard does not. */
public final class Lock {

    private Lock() {}

    /** Done and committed when it returns, whatever becomes of the request. */
    public static void shut(KeycloakSession session, RealmModel realm, UserModel user) {
        String realmId = realm.getId();
        String userId = user.getId();
        KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), own -> {
            RealmModel ownRealm = own.realms().getRealm(realmId);
            own.getContext().setRealm(ownRealm);
            UserModel ownUser = own.users().getUserById(ownRealm, userId);
            ownUser.setEnabled(false);
            own.sessions().removeUserSessions(ownRealm, ownUser);
        });
    }
}
